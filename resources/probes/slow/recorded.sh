# What the server itself wrote down while nobody watched it, read once after a login. Only numbers are told to these
# functions. By the server's own clock, hence "now".
# vd_recorded NONCE MINUTES NTH: of the day files of sysstat that are not older, the NTH from the newest.
vd_recorded() {
  vd_n=$1
  vd_k=$3
  vd_section now; date +%s
  if ! vd_has sadf || ! vd_has find; then vd_missing sadf; return; fi
  vd_nice=
  if vd_has nice; then vd_nice='nice -n 19'; fi
  # Debian's place, and Red Hat's. Older files may be compressed; they have a dot.
  for vd_d in /var/log/sysstat /var/log/sa; do
    if [ -d $vd_d ]; then break; fi
  done
  set -- $(vd_limit 5 find $vd_d/ -maxdepth 1 -type f -name 'sa[0-9]*' ! -name '*.*' -mmin "-$2" 2>/dev/null | head -n 40)
  if [ $# -lt "$vd_k" ]; then vd_absent $vd_d; return; fi
  vd_f=$(ls -t "$@" | sed -n "${vd_k}p")
  # Less than what an answer may have: a day of a machine with many disks is cut.
  vd_section sadf
  vd_limit 20 $vd_nice sadf -j "$vd_f" -- -u ALL -r -S -q -W -w -d -p -n DEV,EDEV 2>/dev/null | tr -d '\t' | head -c 900000
}

# vd_boots NONCE: from the journal of the system (that of the account alone would tell of its logins), and wtmp.
vd_boots() {
  vd_n=$1
  vd_section now; date +%s
  vd_nice=
  if vd_has nice; then vd_nice='nice -n 19'; fi
  if vd_has journalctl; then
    vd_section journal
    vd_limit 10 $vd_nice env TZ=UTC journalctl --system --utc --no-pager -o json --list-boots 2>/dev/null | tail -c 60000
  fi
  if vd_has last; then
    vd_section wtmp
    vd_limit 5 $vd_nice env TZ=UTC last -x -F -n 200 reboot shutdown 2>/dev/null | head -n 200 | cut -c 1-200
  fi
}
