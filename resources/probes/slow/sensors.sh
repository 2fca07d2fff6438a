# Temperatures, fans, voltages, power supplies, UPSs and the pace of the CPUs: one grep, which names each file.
vd_sensors() {
  vd_n=$1
  vd_section chips
  set -- /dev/null
  for vd_f in /sys/class/hwmon/hwmon*; do
    vd_l=
    { read -r vd_l <"$vd_f/name"; } 2>/dev/null
    # drivetemp keeps some disks from spinning down (its kernel doc); an SMM call stops the whole machine.
    case $vd_l in
      '' | drivetemp | dell_smm) continue ;;
    esac
    # Reading would wake what the kernel has put to sleep.
    vd_l=
    { read -r vd_l <"$vd_f/device/power/runtime_status"; } 2>/dev/null
    if [ "$vd_l" = suspended ] || ! cd -P "$vd_f" 2>/dev/null; then continue; fi
    case $PWD in
      */power_supply/*) continue ;; # asked below
    esac
    # hwmon numbers change from boot to boot, the device's path does not.
    printf '%s %s\n' "${vd_f##*/}" "$PWD"
    set -- "$@" "$vd_f"/name "$vd_f"/temp*_input "$vd_f"/temp*_label "$vd_f"/temp*_fault \
      "$vd_f"/fan*_input "$vd_f"/fan*_label "$vd_f"/fan*_fault "$vd_f"/in*_input "$vd_f"/in*_label \
      "$vd_f"/power*_average "$vd_f"/power*_input "$vd_f"/power*_label
  done
  cd /
  set -- "$@" /sys/class/thermal/thermal_zone*/type /sys/class/thermal/thermal_zone*/temp
  for vd_f in type scope capacity status voltage_now power_now energy_now energy_full charge_now charge_full online; do
    set -- "$@" /sys/class/power_supply/*/$vd_f
  done
  # 64 CPUs at most: older kernels interrupt each one that is asked.
  set -- "$@" /sys/devices/system/cpu/cpu[0-9]/cpufreq/scaling_cur_freq \
    /sys/devices/system/cpu/cpu[1-5][0-9]/cpufreq/scaling_cur_freq /sys/devices/system/cpu/cpu6[0-3]/cpufreq/scaling_cur_freq
  vd_section sysfs; vd_limit 10 grep -s . "$@"
  if ! vd_has upsc; then return 0; fi
  vd_section ups
  vd_i=0
  for vd_f in $(vd_limit 3 upsc -l 2>/dev/null); do
    vd_i=$((vd_i + 1))
    if [ $vd_i -gt 4 ]; then break; fi
    case $vd_f in
      *[!A-Za-z0-9._-]* | -*) continue ;;
    esac
    echo "[$vd_f]"
    vd_limit 3 upsc "$vd_f" 2>/dev/null || break
  done
  return 0
}
