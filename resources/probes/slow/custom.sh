# What runs a script of the user's, as whoever it is to run as. It comes by standard input, so that neither the
# script's parameters nor the script stand in a log of sudo or in a list of processes: line by line, for read takes
# no byte too many. Behind it the input stays open as long as the script may run, and its end ends the
# script: only the account that runs it can.
# A TERM that comes just before wait does not end it: the watch is killed as well, for it may hold a copy of the pipe.
# ksh93 tells a signal as 256 and its number, which no exit status holds: 128 and its number stand for it.
# With setsid the script has a process group of its own, and all that it started can be ended with it.
vd_start='vd_l='\''exec 9<&0 </dev/null; while IFS= read -r vd_q <&9; do eval "$vd_q"; done'\''
command -v setsid >/dev/null || { vd_k=; eval "$vd_l"; exit; }
exec 9<&0; setsid sh -c "vd_k=-\$\$; $vd_l" <&9 9<&- & vd_p=$!
wait $vd_p; vd_r=$?; kill -9 -$vd_p 2>/dev/null
[ $vd_r -lt 257 ] || vd_r=$((vd_r - 128)); exit $vd_r'
# The mark on the error output says that sudo let it through. The environment, which gives the script to its
# shell, is for its account and root to read, where everybody reads arguments. What the script left behind in its
# group ends with it.
vd_guard='LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin; export PATH
vd_end() { read -r vd_q <&9; kill -9 ${vd_k:-$vd_p}; }
vd_watch() { trap "[ \"\$!\" = $vd_e ] || kill -9 \$!; exit" TERM; sleep "$vd_s" & wait $! && kill -9 ${vd_k:-$vd_p}; }
vd_close() { trap "" TERM; kill -9 $vd_e; kill -TERM ${vd_k:-$vd_w}; [ -z "$vd_k" ] || kill -9 $vd_w; }
vd_wait() { wait $vd_p; vd_r=$?; [ $vd_r -lt 257 ] || vd_r=$((vd_r - 128)); vd_close 2>/dev/null; exit $vd_r; }
echo @vedette >&2
vd_code=$vd_code sh -c "eval \"unset vd_code; \$vd_code\"" "$vd_name" 9<&- & vd_p=$!; (vd_end) >/dev/null 2>&1 & vd_e=$!; (vd_watch) >/dev/null 2>&1 9<&- & vd_w=$!; vd_wait'

# A reader that ends a while after the script should have: what left its group may hold the pipe.
vd_upto() { # COMMAND…
  if [ -n "$vd_t" ]; then timeout -s KILL $((vd_s + 5)) "$@"; else "$@"; fi
}

vd_as() { # COMMAND…
  if [ -n "$vd_u" ]; then sudo -n -H -u "$vd_u" -- "$@"; else "$@"; fi
}

# The input of what runs the script, which ends with the request's connection: 9 is what the requests come by, and
# nothing comes while one runs. Who reads there is told first; it must be gone before the next request comes.
vd_input() { # TEXT
  (read -r vd_x <&9) & echo $!
  printf 'vd_s=%s; eval "$(printf "%%b\\n" '\''%s'\'')"\n%s\n' "$vd_s" "$1" "$vd_guard"
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
        vd_input "$4" 3>&- 4>&- 5>&- | {
          read -r vd_g
          vd_as sh -c "$vd_start" 2>&3 3>&- 4>&- 5>&- 9<&-
          echo $? >&4
          kill -9 "$vd_g"
          cat >/dev/null
        }
      } | vd_upto head -c 262145 >&5 3>&- 4>&- 9<&-
    } 3>&1 >/dev/null | { vd_upto head -c 4096 && vd_upto cat >/dev/null; } 4>&- 5>&- 9<&-)
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
