# What the server itself wrote down while nobody watched it, read once after a login. Only numbers are told to these
# functions. By the server's own clock, hence "now".
# vd_recorded NONCE FIRST LAST NTH: of the day files of sysstat that are not older than FIRST minutes, the NTH from the
# newest: its records from then to LAST minutes ago.
vd_recorded() {
  vd_n=$1
  vd_k=$4
  vd_section now; vd_l=$(date +%s); echo "$vd_l"
  if ! vd_has sadf || ! vd_has find || ! vd_has awk; then vd_missing sadf; return; fi
  vd_nice=
  if vd_has nice; then vd_nice='nice -n 19'; fi
  # Debian's place, and Red Hat's. Older files may be compressed; they have a dot.
  for vd_d in /var/log/sysstat /var/log/sa; do
    if [ -d $vd_d ]; then break; fi
  done
  # In awk: 86400 times the days since 1970 of a date of the Gregorian calendar, whose year begins with March there.
  vd_records='BEGIN { now += 0; print "{\"statistics\": [" }
    { gsub(/\t/, "") }
    /"timestamp"/ {
      d = $0; gsub(/[^0-9]+/, " ", d); split(d, f, " "); y = f[1]; m = f[2]
      if (m < 3) { y--; m += 12 }
      t = 86400 * (365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + f[3] - 719469)
      t += 3600 * f[4] + 60 * f[5] + f[6]
      i = index($0, "\"timestamp\""); $0 = substr($0, i)
      on = now <= 0 || (t >= now - 60 * first && t <= now - 60 * last)
      if (on) print "{" $0
      held = ""; next
    }
    /^vd_exit / { ended = $2; next }
    { if (on && held != "") print held; held = $0 }
    END { if (on) print held; print "@" nonce ":exit"; print ended }'
  vd_1=$2
  vd_2=$3
  set -- $(vd_limit 5 find $vd_d/ -maxdepth 1 -type f -name 'sa[0-9]*' ! -name '*.*' -mmin "-$2" 2>/dev/null |
    head -n 40)
  if [ $# -lt "$vd_k" ]; then vd_absent $vd_d; return; fi
  vd_f=$(ls -t "$@" | sed -n "${vd_k}p")
  if [ ! -r "$vd_f" ]; then vd_denied "$vd_f"; return; fi
  vd_section sadf
  # Less than what an answer may have. What is cut is the oldest part, and the first line with it; it is asked for again.
  { vd_limit 20 $vd_nice sadf -j "$vd_f" -- -u ALL -r -S -q -W -w -d -p -n DEV,EDEV 2>/dev/null; echo "vd_exit $?"; } |
    awk -v nonce="$vd_n" -v now="$vd_l" -v first="$vd_1" -v last="$vd_2" "$vd_records" | tail -c 900000
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
