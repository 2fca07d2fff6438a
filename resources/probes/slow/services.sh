# systemd's manager tells of itself in one reply, which spares is-system-running, list-jobs and the list of what failed.
# Restarts cost a message and some 200 properties a unit: asked for those only that run, failed or are between two starts.
vd_services() {
  vd_n=$1
  if [ ! -d /run/systemd/system ]; then
    vd_openrc
    return
  fi
  if ! vd_has systemctl; then vd_missing systemctl; return; fi
  vd_l=$(vd_limit 5 systemctl show -p SystemState -p NFailedUnits -p NJobs 2>&1); vd_r=$?
  case $vd_r:$vd_l in
    0:*) ;;
    *[Pp]ermission\ denied*|*[Aa]ccess\ denied*) vd_denied systemd; return ;;
  esac
  vd_section manager; printf '%s\n' "$vd_l"
  vd_section managerExit; echo $vd_r
  if [ $vd_r -ne 0 ]; then return; fi
  # Of all types, not of services only: a mount that failed counts, and is listed.
  case $vd_l in
    *NFailedUnits=0*) ;;
    *) if vd_f=$(vd_limit 5 systemctl list-units --failed --plain --full --no-legend --no-pager); then
         vd_section failed; printf '%s\n' "$vd_f" | head -n 500
       fi ;;
  esac
  vd_l=$(vd_limit 10 systemctl list-units --type=service --all --plain --full --no-legend --no-pager); vd_r=$?
  vd_section units; printf '%s\n' "$vd_l" | head -n 2001
  vd_section unitsExit; echo $vd_r
  # What is enabled is a link, and a pattern finds it without a process: systemctl would read every unit file.
  vd_section enabled
  printf '%s\n' /etc/systemd/system/*.wants/*.service /etc/systemd/system/*.requires/*.service \
    /run/systemd/generator*/*.wants/*.service | head -n 2000
  if ! vd_has awk; then return; fi
  vd_u=$(printf '%s\n' "$vd_l" | awk '{ i = $1 ~ /\.service$/ ? 1 : 2 }
    $(i + 3) ~ /^(running|failed|auto-restart)/ { print $i; if (++n == 128) exit }')
  if [ -z "$vd_u" ]; then return; fi
  vd_section restarts
  # A name holds neither blanks nor patterns, but maybe \x2d, which no expansion touches.
  set -f
  vd_limit 10 systemctl show -p Id -p NRestarts -- $vd_u
  set +f
}

vd_openrc() {
  if ! vd_has rc-status; then vd_absent "a service manager"; return; fi
  vd_l=$(vd_limit 10 rc-status -a -f ini 2>/dev/null); vd_r=$?
  if [ $vd_r -ne 0 ] && [ $vd_r -ne 137 ]; then # before 0.41
    vd_l=$(vd_limit 10 rc-status -a 2>/dev/null); vd_r=$?
  fi
  vd_section openrc; printf '%s\n' "$vd_l" | head -n 2001
  vd_section openrcExit; echo $vd_r
}
