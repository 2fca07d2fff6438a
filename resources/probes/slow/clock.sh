# The server's time stands first and last, so that the time between is no part of the way there and back.
vd_clock() {
  vd_n=$1
  vd_section before; date +%s.%N
  if vd_has chronyc && vd_l=$(vd_limit 3 chronyc -n -c tracking 2>/dev/null); then
    vd_section chrony; printf '%s\n' "$vd_l" | head -n 5
  # The folder is there while timesyncd runs: asking for one that does not could start it.
  elif [ -d /run/systemd/timesync ] && vd_has timedatectl && vd_timesync; then
    vd_section timesync; printf '%s\n' "$vd_l" | head -n 50
    vd_section timesyncDone; if [ -e /run/systemd/timesync/synchronized ]; then echo 1; else echo 0; fi
  elif vd_has ntpq && vd_l=$(vd_limit 3 ntpq -pn 2>/dev/null) && [ -n "$vd_l" ]; then
    vd_section ntpq; printf '%s\n' "$vd_l" | head -n 100
  elif vd_has ntpctl && vd_l=$(vd_limit 3 ntpctl -s status 2>/dev/null); then
    vd_section ntpctl; printf '%s\n' "$vd_l" | head -n 5
  fi
  vd_section after; date +%s.%N
}

vd_timesync() {
  vd_l=$(vd_limit 3 timedatectl timesync-status 2>/dev/null)
}
