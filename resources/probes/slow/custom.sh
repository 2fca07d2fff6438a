# What runs a script of the user's, as whoever it is to run as. It comes by standard input, so that neither the
# script's parameters nor the script stand in a log of sudo or in a list of processes.
# A TERM that comes just before wait does not end it: the watch is killed as well, for it may hold a copy of the pipe.
# ksh93 tells a signal as 256 and its number, which no exit status holds: 128 and its number stand for it.
# With setsid the script has a process group of its own, and all that it started can be ended with it.
vd_start='if command -v setsid >/dev/null; then setsid sh -c '\''vd_k=-$$; eval "$(cat)"'\''; vd_r=$?; [ $vd_r -lt 257 ] || vd_r=$((vd_r - 128)); exit $vd_r; fi; vd_k=; eval "$(cat)"'
# The mark on the error output says that sudo let it through. The environment, which gives the script to its
# shell, is for its account and root to read, where everybody reads arguments. What the script left behind in its
# group ends with it.
vd_guard='
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin; export PATH
echo @vedette >&2
vd_code=$vd_code sh -c "eval \"unset vd_code; \$vd_code\"" "$vd_name" </dev/null & vd_p=$!
(trap "[ \"\$!\" = $vd_p ] || kill -9 \$!; exit" TERM; sleep "$vd_s" & wait $! && kill -9 ${vd_k:-$vd_p}) >/dev/null 2>&1 & vd_w=$!
wait $vd_p
vd_r=$?
[ $vd_r -lt 257 ] || vd_r=$((vd_r - 128))
trap "" TERM
kill -TERM ${vd_k:-$vd_w} 2>/dev/null
[ -z "$vd_k" ] || kill -9 $vd_w 2>/dev/null
exit $vd_r'

# A reader that ends a while after the script should have: what left its group may hold the pipe.
vd_upto() { # COMMAND…
  if [ -n "$vd_t" ]; then timeout -s KILL $((vd_s + 5)) "$@"; else "$@"; fi
}

vd_as() { # COMMAND…
  if [ -n "$vd_u" ]; then sudo -n -H -u "$vd_u" -- "$@"; else "$@"; fi
}

# vd_custom NONCE SECONDS ACCOUNT TEXT: runs what the assignments in TEXT, written as for %b, give as vd_code, under
# the name vd_name. Of its output one byte more than is read, so that too much is known as such, and
# 4 KiB of its errors, behind the mark.
vd_custom() {
  vd_n=$1
  vd_s=$2
  vd_u=$3
  vd_a=
  if [ -r /proc/uptime ]; then read -r vd_a vd_x </proc/uptime; fi
  vd_section out
  { vd_r=$({
    vd_e=$({
      {
        printf 'vd_s=%s\n%b\n%s\n' "$vd_s" "$4" "$vd_guard" |
          vd_as sh -c "$vd_start" 2>&3 3>&- 4>&- 5>&-
        echo $? >&4
      } | vd_upto head -c 262145 >&5 3>&- 4>&-
    } 3>&1 >/dev/null | { vd_upto head -c 4096 && vd_upto cat >/dev/null; } 4>&- 5>&-)
    { vd_section err; printf '%s\n' "$vd_e"; } >&5
  } 4>&1); } 5>&1
  vd_section exit
  echo "$vd_r"
  if [ -n "$vd_a" ]; then
    vd_section time
    read -r vd_b vd_x </proc/uptime
    echo "$vd_a $vd_b"
  fi
  vd_section end
}
