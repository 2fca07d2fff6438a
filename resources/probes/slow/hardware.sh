# What the server is made of: asked once after a login and once a day, so files come first and each tool is bounded.

# FOLDER FILE…: "FILE=its first line" of each that can be read. A link that is down has a speed whose reading fails.
vd_lines() {
  vd_d=$1
  shift
  for vd_f in "$@"; do
    vd_l=
    if [ -r "$vd_d/$vd_f" ]; then
      read -r vd_l <"$vd_d/$vd_f"
      if [ -n "$vd_l" ]; then printf '%s=%s\n' "$vd_f" "$vd_l"; fi
    fi
  done
}

# FILE: the first text of a device tree's property, which ends with a NUL.
vd_property() {
  if [ -r "/proc/device-tree/$1" ]; then printf '%s=' "$1"; tr '\0' '\n' <"/proc/device-tree/$1" | head -n 1; echo; fi
}

vd_processor() {
  vd_section lscpu; vd_limit 10 lscpu -J -B
  if [ $? -ne 0 ]; then vd_section lscpuText; vd_limit 10 lscpu; fi
  # /proc/cpuinfo repeats itself for each CPU: its first block, and how often each line that tells them apart.
  vd_section cpuinfo; sed '/^$/q' /proc/cpuinfo | head -n 400
  vd_section cpus
  grep -E '^(processor( [0-9]+)?|Processor|Model|Hardware|Serial|model name|physical id|cpu cores|CPU implementer|CPU part|cpu|clock|machine|uarch)[[:space:]]*:' /proc/cpuinfo |
    sed 's/^processor.*/processor : 0/' | sort | uniq -c | sort -rn | head -n 200
  vd_section topology
  vd_lines /sys/devices/system/cpu online present
  vd_lines /sys/devices/system/node online | sed 's/^/node/'
  if [ -e /sys/devices/system/cpu/cpu0/topology ]; then
    echo "cores=$(cat /sys/devices/system/cpu/cpu[0-9]*/topology/thread_siblings_list | sort -u | grep -c .)"
    echo "packages=$(cat /sys/devices/system/cpu/cpu[0-9]*/topology/physical_package_id | sort -u | grep -c '^[0-9]')"
  fi
  if [ -e /sys/devices/system/cpu/cpu0/cpufreq ]; then
    echo "maxFrequency=$(cat /sys/devices/system/cpu/cpu[0-9]*/cpufreq/cpuinfo_max_freq | sort -rn | head -n 1)"
  fi
  # Of processors with two kinds of cores, what cpu0 has says nothing of the others.
  vd_section caches
  if [ -e /sys/devices/system/cpu/cpu0/cache/index0 ] && [ ! -e /sys/devices/cpu_atom ]; then
    for vd_x in /sys/devices/system/cpu/cpu0/cache/index*; do
      echo "name=${vd_x##*/}"
      vd_lines "$vd_x" level type size shared_cpu_list
    done
  fi
}

vd_board() {
  vd_section dmi; vd_lines /sys/class/dmi/id sys_vendor product_name product_serial board_vendor board_name bios_version bios_date chassis_type
  vd_section tree; vd_property model; vd_property serial-number; vd_property hypervisor/compatible
  vd_section sysinfo; head -n 80 /proc/sysinfo
  # Without the tables of the firmware dmidecode would look for them in the whole memory.
  vd_section dmidecode
  if [ -e /sys/firmware/dmi/tables/DMI ] && vd_has dmidecode; then
    vd_root 5 dmidecode -t 1 -t 17
    if [ $? -eq 78 ]; then vd_refused dmidecode; fi
  fi
  vd_section detectVirt; if vd_has systemd-detect-virt; then vd_limit 5 systemd-detect-virt; fi
  vd_section virt
  if [ -e /.dockerenv ]; then echo container=docker; fi
  if [ -e /run/.containerenv ]; then echo container=podman; fi
  vd_lines /run/systemd container
  tr '\0' '\n' </proc/1/environ | grep '^container='
  if [ -d /proc/vz ] && [ ! -d /proc/bc ]; then echo container=openvz; fi
  vd_lines /proc/xen capabilities
  vd_lines /sys/hypervisor type
}

vd_disks() {
  vd_section lsblk
  if vd_limit 10 lsblk -J -b -d -o NAME,TYPE,MODEL,SERIAL,SIZE,ROTA,TRAN; then return; fi
  vd_section lsblkPairs
  if vd_limit 5 lsblk -P -b -d -o NAME,TYPE,MODEL,SERIAL,SIZE,ROTA,TRAN; then return; fi
  vd_section blocks
  for vd_x in /sys/block/*; do
    case ${vd_x##*/} in loop* | ram* | zram*) continue ;; esac
    echo "name=${vd_x##*/}"
    vd_lines "$vd_x" size queue/rotational device/vendor device/model device/serial serial
  done
}

vd_cards() {
  vd_section cards
  for vd_x in /sys/class/net/*; do
    if [ -e "$vd_x/device" ]; then
      echo "name=${vd_x##*/}"
      vd_lines "$vd_x" address operstate speed
      echo "driver=$(readlink "$vd_x/device/driver")"
    fi
  done
  vd_section lspci; if vd_has lspci; then vd_limit 10 lspci -mm -nn | grep -F '[03'; fi
  vd_section drm
  for vd_x in $(ls /sys/class/drm | grep '^card[0-9]*$' | head -n 32); do # "card0-DP-1" is one of its connectors
    vd_x=/sys/class/drm/$vd_x
    if [ -e "$vd_x/device" ]; then
      echo "name=${vd_x##*/}"
      echo "slot=$(readlink "$vd_x/device")"
      vd_lines "$vd_x/device" vendor device mem_info_vram_total
    fi
  done
  vd_section nvidia
  if vd_has nvidia-smi; then vd_limit 10 nvidia-smi --query-gpu=pci.bus_id,memory.total,name --format=csv,noheader,nounits; fi
}

vd_hardware() {
  vd_n=$1
  vd_section os; cat /etc/os-release 2>/dev/null || cat /usr/lib/os-release
  vd_section kernel; uname -sr
  vd_section arch; uname -m
  vd_section meminfo; grep MemTotal: /proc/meminfo
  vd_processor
  vd_board
  vd_disks
  vd_cards
}
