vd_ports() {
  vd_n=$1
  if vd_has ss; then
    # With -p it looks at the files of every process it may: where that takes long, without.
    vd_x=$({ vd_limit 5 ss -ltunp || vd_limit 5 ss -ltun; echo "end $?"; } | head -n 2000 |
      sed -e 's/  */ /g' -e 's/^\(.\{240\}\).*/\1/')
    case $vd_x in
      *:*[0-9]*)
        vd_section ss; printf '%s\n' "$vd_x"
        return
        ;;
    esac
  fi
  if ! [ -r /proc/net/tcp ]; then vd_denied /proc/net/tcp; return; fi
  vd_section order; printf '\1\0' | od -x
  # State 0A is LISTEN; 07 is CLOSE, which is what a UDP socket without a peer is in.
  vd_section net
  {
    vd_limit 5 grep -E ' (0A|07) ' /dev/null /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6
    if [ $? -le 2 ]; then echo "end 0"; fi
  } | head -n 2000 | cut -c 1-110
}
