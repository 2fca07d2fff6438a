vd_containers() {
  vd_n=$1
  vd_any=
  vd_why=
  if vd_has docker; then vd_engine docker; fi
  if vd_has podman && vd_podman_runs; then vd_engine podman; fi
  if [ -n "$vd_any" ]; then
    # One engine told of its containers, the other may not: both are told.
    case $vd_why in denied) vd_section refused; echo docker ;; esac
  elif [ "$vd_why" = denied ]; then
    vd_denied docker
  elif vd_has docker; then
    vd_absent "a docker daemon that answers"
  else
    vd_absent docker
  fi
}

# The first podman of an account since the boot makes its folders, and leaves a process behind that holds the
# account's name space: none is started unless that has happened.
vd_podman_runs() {
  vd_i=$(id -u)
  if [ "$vd_i" = 0 ]; then
    [ -d /var/lib/containers/storage ]
    return
  fi
  for vd_f in "${XDG_RUNTIME_DIR:-/run/user/$vd_i}" "/run/user/$vd_i" "/tmp/podman-run-$vd_i"; do
    # Anybody may have made one in /tmp: a pipe, which nobody writes to, or a file without an end.
    if [ -L "$vd_f" ] || ! [ -O "$vd_f" ]; then continue; fi
    vd_f=$vd_f/libpod/tmp/pause.pid
    if [ -L "$vd_f" ] || ! [ -f "$vd_f" ] || ! [ -O "$vd_f" ]; then continue; fi
    vd_p=$(vd_limit 1 head -c 16 "$vd_f")
    # -1 and 0 stand for all processes; no pid has eight digits.
    case $vd_p in '' | 0* | *[!0-9]* | ????????*) continue ;; esac
    if kill -0 "$vd_p" 2>/dev/null; then return 0; fi
  done
  return 1
}

# No JSON: it holds all labels, often more than the rest. Health is part of the status in every version, and no
# template of inspect names it for both engines.
vd_engine() {
  vd_e=$1
  vd_ps='{{.ID}}|{{.Names}}|{{.Image}}|{{.Status}}'
  vd_l=$(vd_limit 10 $vd_e ps -a --format "$vd_ps" 2>&1); vd_r=$?
  case $vd_r:$vd_l in
    0:*) ;;
    # Not by sudo: thrice a minute that would be most of its log. The group docker is the way.
    *[Pp]ermission\ denied*) vd_why=denied; return ;;
    *[Cc]annot\ connect*|*[Ff]ailed\ to\ connect*) return ;;
  esac
  vd_any=1
  # One more than is read, so that a list that was cut can be told.
  vd_l=$(printf '%s\n' "$vd_l" | head -n 257)
  vd_section "$vd_e"; printf '%s\n' "$vd_l"
  vd_section "${vd_e}Exit"; echo $vd_r
  vd_u=$(printf '%s\n' "$vd_l" | sed -n 's/^\([0-9a-f]\{12,64\}\)|.*/\1/p' | head -n 256)
  if [ $vd_r -ne 0 ] || [ -z "$vd_u" ]; then return; fi
  vd_section "${vd_e}Inspect"
  vd_limit 10 $vd_e inspect --type=container --format '{{.Id}}|{{.RestartCount}}|{{.State.Status}}|{{.HostConfig.Memory}}' $vd_u
  # Takes about 2 s: the engine itself waits for a second reading.
  case $vd_l in
    *'|Up '*)
      vd_section "${vd_e}Stats"
      vd_limit 15 $vd_e stats --no-stream --format '{{.ID}}|{{.CPUPerc}}|{{.MemUsage}}' ;;
  esac
}
