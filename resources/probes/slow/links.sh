# State and speed of the network interfaces: one grep, which names each file.
vd_links() {
  vd_n=$1
  if [ ! -d /sys/class/net ]; then
    vd_absent /sys/class/net
    return 0
  fi
  set -- /dev/null
  vd_i=0
  for vd_f in /sys/class/net/*; do
    # Each file asks for the kernel's lock of all interfaces: a host of containers is spared thousands.
    case ${vd_f##*/} in
      veth*) continue ;;
    esac
    vd_i=$((vd_i + 1))
    if [ $vd_i -gt 512 ]; then break; fi
    set -- "$@" "$vd_f"/operstate "$vd_f"/carrier "$vd_f"/speed "$vd_f"/duplex "$vd_f"/tun_flags
  done
  vd_section links; vd_limit 5 grep -s . "$@"; vd_r=$?
  # 2 tells of files that it could not read: speed and carrier of each interface that is down.
  if [ $vd_r -le 2 ]; then vd_r=0; fi
  vd_section linksExit; echo $vd_r
}
