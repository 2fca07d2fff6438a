# NVIDIA's tool where its driver is loaded (the tool would load it, or wake a GPU that sleeps); AMD and Intel by sysfs.
vd_gpu() {
  vd_n=$1
  vd_i=
  for vd_f in /proc/driver/nvidia/gpus/* /dev/dxg; do
    vd_l=
    { read -r vd_l <"/sys/bus/pci/devices/${vd_f##*/}/power/runtime_status"; } 2>/dev/null
    if [ -e "$vd_f" ] && [ "$vd_l" != suspended ]; then vd_i=1; fi
  done
  if [ -n "$vd_i" ]; then
    if ! vd_has nvidia-smi; then vd_missing nvidia-smi; return; fi
    vd_section nvidia
    vd_limit 10 nvidia-smi --query-gpu=index,utilization.gpu,memory.used,memory.total,temperature.gpu,power.draw,fan.speed,clocks.sm \
      --format=csv,noheader,nounits 2>/dev/null
    vd_r=$?
    vd_section nvidiaExit; echo $vd_r
  fi
  set -- /dev/null
  for vd_f in /sys/class/drm/card[0-9] /sys/class/drm/card[1-9][0-9]; do
    if [ ! -e "$vd_f" ]; then continue; fi
    vd_l=
    { read -r vd_l <"$vd_f/device/power/runtime_status"; } 2>/dev/null
    if [ "$vd_l" = suspended ]; then continue; fi
    vd_l=$vd_f/device
    set -- "$@" "$vd_l"/gpu_busy_percent "$vd_l"/mem_info_vram_used "$vd_l"/mem_info_vram_total \
      "$vd_l"/hwmon/hwmon*/temp1_input "$vd_l"/hwmon/hwmon*/power1_average "$vd_l"/hwmon/hwmon*/power1_input \
      "$vd_l"/hwmon/hwmon*/fan1_input "$vd_l"/hwmon/hwmon*/fan1_max "$vd_l"/hwmon/hwmon*/freq1_input \
      "$vd_f"/gt/gt0/rps_act_freq_mhz "$vd_f"/gt_act_freq_mhz "$vd_l"/tile0/gt0/freq0/act_freq
  done
  if [ $# -gt 1 ]; then vd_section sysfs; vd_limit 10 grep -s . "$@"; fi
  if [ $# -eq 1 ] && [ -z "$vd_i" ]; then vd_absent gpu; fi
}
