# Arrays and pools: md, ZFS, btrfs and LVM's thin pools.
vd_storage() {
  vd_n=$1
  vd_section storage
  if [ -r /proc/mdstat ]; then vd_section mdstat; cat /proc/mdstat; fi
  # Without its module zpool would load it.
  if [ -r /proc/spl/kstat/zfs/arcstats ]; then
    vd_section arc; grep -E '^size ' /proc/spl/kstat/zfs/arcstats
    if vd_has zpool; then
      vd_section zpool; vd_limit 10 zpool list -Hp -o name,capacity,fragmentation,health 2>/dev/null
      vd_r=$?
      vd_section zpoolExit; echo $vd_r
    fi
  fi
  set -- /sys/fs/btrfs/*/devinfo
  if [ -e "$1" ]; then
    vd_section btrfs
    vd_limit 10 grep -s . /dev/null /sys/fs/btrfs/*/label /sys/fs/btrfs/*/devinfo/*/error_stats /sys/fs/btrfs/*/devinfo/*/missing
  fi
  # Not lvs: it opens and reads every disk, those asleep too.
  if [ -e /sys/module/dm_thin_pool ] && vd_has dmsetup; then
    vd_section thin; vd_root 10 dmsetup status --noflush --target thin-pool 2>/dev/null
    if [ $? -eq 78 ]; then vd_refused dmsetup; fi
  fi
  return 0
}
