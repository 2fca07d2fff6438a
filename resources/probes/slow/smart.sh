# The health that disks tell of themselves. A disk that sleeps is left asleep.
vd_smart() {
  vd_n=$1
  if ! vd_has smartctl; then vd_missing smartctl; return; fi
  vd_i=0
  vd_a=
  for vd_f in /sys/block/*; do
    vd_d=${vd_f##*/}
    # nvme0c1n1 is a path to a disk, and no device.
    case $vd_d in
      nvme*c* | *[!a-z0-9]*) continue ;;
      sd* | nvme* | hd*) ;;
      *) continue ;;
    esac
    # To open a disk that the kernel has suspended wakes it, and so do USB bridges that can't tell whether it sleeps.
    vd_l=
    { read -r vd_l <"$vd_f/device/power/runtime_status"; } 2>/dev/null
    if [ "$vd_l" = suspended ] || ! cd -P "$vd_f" 2>/dev/null; then continue; fi
    case $PWD in
      */usb[0-9]*) continue ;;
    esac
    vd_i=$((vd_i + 1))
    if [ $vd_i -gt 32 ]; then break; fi
    # Bounded: 32 of them stay below 1 MiB. -a would read more logs than anyone looks at.
    vd_o=$({ vd_root 20 smartctl -n standby --json=c -H -A -l error "/dev/$vd_d" 2>/dev/null; echo "!$?"; } | head -c 28000)
    case $vd_o in
      '!137' | '!265') vd_section hung; echo "$vd_d"; break ;; # the next may share its bus
      '!78') vd_refused smartctl; if [ $vd_i -eq 1 ]; then cd /; vd_denied smartctl; return; fi; break ;;
      '!'*) if [ $vd_i -eq 1 ]; then cd /; vd_denied smartctl; return; fi ;;
      *) vd_a="$vd_a $vd_d"; vd_section "disk.$vd_d"; printf '%s\n' "$vd_o" ;;
    esac
  done
  cd /
  if [ $vd_i -eq 0 ]; then vd_absent disks; return; fi
  vd_section disks
  for vd_d in $vd_a; do echo "$vd_d"; done
  return 0
}
