# Functions of the second shell, for what takes a command: read once, when it is first needed. Constant text.
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
vd_sudo=
vd_t=
if timeout -s KILL 5 true 2>/dev/null; then vd_t=timeout; fi

vd_section() {
  printf '@%s:%s\n' "$vd_n" "$1"
}

# vd_limit SECONDS COMMAND…: its status, 137 when it had to be killed. As vd_df of prelude.sh.
vd_limit() {
  vd_s=$1
  shift
  if [ -n "$vd_t" ]; then
    timeout -s KILL "$vd_s" "$@"
    return
  fi
  "$@" & vd_p=$!
  (trap '[ "$!" = $vd_p ] || kill -9 $!; exit' TERM; sleep "$vd_s" & wait $! && kill -9 $vd_p) >/dev/null &
  vd_w=$!
  wait $vd_p
  vd_r=$?
  kill $vd_w
  wait $vd_w
  return $vd_r
}

# Each function of the other files is called with a nonce: vd_n=$1 comes first in it. Where it finds nothing to
# tell it says why, by one of these, and ends.
vd_missing() { # TOOL: not installed
  vd_section missing
  echo "$1"
}

vd_denied() { # WHAT: the account may not
  vd_section denied
  echo "$1"
}

vd_absent() { # WHAT: this server has none
  vd_section absent
  echo "$1"
}

vd_refused() { # COMMAND: what sudo has just refused
  vd_section sudo
  echo "$1"
}

vd_has() {
  command -v "$1" >/dev/null
}

# vd_root SECONDS COMMAND…: as root, where the account is, or where its owner has allowed sudo for this server;
# 77 elsewhere, and 78 where sudo refuses. sudo is not tried on chance: each refusal is a line in a log, or a mail.
# A request has vd_sudo=1 before it only where sudo is allowed and has not refused the same one for hours. timeout(1)
# runs within sudo: an account can't end what runs as root, so that without it nothing does. Commands only read, and
# each is written in full: core/model/Sudoers.cpp names them to who allows them.
vd_root() {
  if [ "$(id -u)" = 0 ]; then
    vd_limit "$@"
    return
  fi
  if [ -z "$vd_sudo" ] || [ -z "$vd_t" ] || ! vd_has sudo; then return 77; fi
  vd_s=$1
  shift
  # sudo says why it refuses where the command writes its errors, and ends with 1 as some of these do.
  { vd_q=$(sudo -n timeout -s KILL "$vd_s" "$@" 2>&1 >&3 3>&-); vd_y=$?; } 3>&1
  case $vd_y:$vd_q in
    1:*sudo* | 1:*Sorry*) return 78 ;;
  esac
  return $vd_y
}
