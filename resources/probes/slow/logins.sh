# util-linux, an older one, busybox. One that hangs is not asked again.
vd_last() {
  vd_limit 5 last -w -F -n 20
  [ $? -eq 1 ] || return
  vd_limit 5 last -F -n 20
  [ $? -eq 1 ] || return
  vd_limit 5 last
}

vd_logins() {
  vd_n=$1
  vd_section uptime
  read -r vd_l </proc/uptime && echo "$vd_l"
  if vd_has who; then
    # Without utmp nobody is told of where some are logged in.
    if [ -r /var/run/utmp ]; then vd_section utmp; fi
    vd_section who
    { vd_limit 5 who; echo "end $?"; } | head -n 2000 | cut -c 1-200
  elif ! vd_has last && ! [ -e /var/log/btmp ]; then
    vd_missing who
    return
  fi
  if vd_has last; then
    vd_section last; vd_last | head -n 20 | cut -c 1-200
  fi
  # Failed logins, a record each. Its size may be known to all, what it holds may not.
  if [ -e /var/log/btmp ]; then
    vd_section btmp; stat -c %s /var/log/btmp || ls -nd /var/log/btmp
  fi
}
