# Functions of the monitoring shell, read once per login. Constant text: no value is ever spliced in.
# Nothing is written on the server, and nothing stays there when the session ends.
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
vd_list='/proc/stat /proc/meminfo /proc/loadavg /proc/uptime /proc/diskstats /proc/net/dev /proc/self/mounts'
vd_list="$vd_list /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io /proc/vmstat /proc/net/sockstat /proc/net/snmp"
vd_list="$vd_list /proc/sys/fs/file-nr /proc/sys/kernel/random/entropy_avail"
vd_list="$vd_list /proc/sys/net/netfilter/nf_conntrack_count /proc/sys/net/netfilter/nf_conntrack_max"
# /dev/null comes first so that tail names every file, even when only one more is readable.
vd_files=/dev/null
for vd_f in $vd_list; do
  if [ -r "$vd_f" ]; then vd_files="$vd_files $vd_f"; fi
done
# df can hang on a dead network mount; timeout(1) is not everywhere, and old busybox has other options:
# vd_df then watches df itself. Neither leaves a process behind.
vd_t=
if timeout -s KILL 5 true 2>/dev/null; then vd_t='timeout -s KILL 5'; fi

vd_df() {
  if [ -n "$vd_t" ]; then
    $vd_t df "$@"
    return
  fi
  df "$@" & vd_p=$!
  # $! is df until sleep runs. Nothing less than -9: a copy of the shell that is about to become
  # sleep can lose another signal.
  (trap '[ "$!" = $vd_p ] || kill -9 $!; exit' TERM; sleep 5 & wait $! && kill -9 $vd_p) >/dev/null &
  vd_w=$!
  wait $vd_p
  vd_r=$?
  kill $vd_w
  wait $vd_w
  return $vd_r
}

vd_section() {
  printf '@%s:%s\n' "$vd_n" "$1"
}

# What prints its answer bit by bit: gathered to one write, which is four times cheaper for both sides. What breaks, or
# exits, ends a copy of the shell only.
vd_gather() {
  vd_o=$("$@" </dev/null 2>/dev/null)
  vd_r=$?
  printf '%s\n' '' ${2}{ "$vd_o" $2}$vd_r
  vd_o=
}

vd_facts() {
  vd_n=$1
  vd_section host; uname -n
  vd_section kernel; uname -sr
  vd_section arch; uname -m
  vd_section os; cat /etc/os-release 2>/dev/null || cat /usr/lib/os-release
  vd_section cpuinfo; grep -E '^(model name|Model|Hardware|cpu model|cpu|Processor|uarch|vendor_id)[[:space:]]*:' /proc/cpuinfo | sort -u | head -n 20
  vd_section boot; cat /proc/sys/kernel/random/boot_id
  vd_section page; grep -m 1 KernelPageSize /proc/self/smaps
  # What watching costs: this shell, and the sshd that serves it.
  vd_section processes; echo $$ $PPID
  vd_section access
  for vd_f in $vd_list; do
    if [ -r "$vd_f" ]; then echo "ok $vd_f"; elif [ -e "$vd_f" ]; then echo "denied $vd_f"; else echo "missing $vd_f"; fi
  done
  vd_section tools
  for vd_f in df tail timeout; do
    if command -v "$vd_f" >/dev/null; then echo "$vd_f"; fi
  done
}

# A whole frame, without a process or a copy of the shell: read is built in. Before Linux 3.14 what is available has
# to be made of further lines. What can't be read any more leaves nothing of the time before.
vd_status() {
  vd_c= vd_1= vd_2= vd_3= vd_4= vd_5= vd_l= vd_u=
  read -r vd_c </proc/stat
  {
    read -r vd_1; read -r vd_2; read -r vd_3
    case $vd_3 in MemAv*) ;; *) read -r vd_4; read -r vd_5 ;; esac
  } </proc/meminfo
  read -r vd_l </proc/loadavg
  read -r vd_u </proc/uptime
  printf '%s\n' '' ${1}{ @${1}:stat "$vd_c" @${1}:meminfo "$vd_1" "$vd_2" "$vd_3" "$vd_4" "$vd_5" \
    @${1}:loadavg "$vd_l" @${1}:uptime "$vd_u" $1}0
}

vd_spaces() {
  vd_section df; vd_df -kP; vd_r=$?
  vd_section dfExit; echo $vd_r
  # What hung once would hang again.
  vd_section inodes
  if [ $vd_r -ne 137 ] && [ $vd_r -ne 265 ]; then vd_df -iP; vd_r=$?; fi
  vd_section inodesExit; echo $vd_r
}

vd_metrics() {
  vd_n=$1
  vd_section files; tail -n +1 $vd_files
  vd_spaces
  vd_section cost
  read -r vd_l </proc/$$/stat && printf '%s\n' "$vd_l"
  read -r vd_l </proc/$PPID/stat && printf '%s\n' "$vd_l"
}
