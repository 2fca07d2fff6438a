# Up to 2,000 processes are told of each by each; of more, those that may count: dead, waiting for a disk or
# running, or with a second of CPU time or 25,600 pages of memory (awk adds up the others).
vd_stats() {
  set -- [0-9]*/stat
  if [ -z "$vd_x" ]; then
    if [ $# -gt 2000 ]; then shift $(($# - 2000)); fi
    cat "$@" | sed -e "$vd_short"
    return
  fi
  cat "$@" | sed -e "$vd_short" | awk '{
    s = $0
    while ((i = index(s, ")")) > 0) s = substr(s, i + 1)
    n = split(s, f, " ")
    # A line feed in a name parts the line: the kernel writes it as it is.
    if (n < 22) { part = length(part) > 100 ? "" : part $0 "\n"; next }
    line = part $0
    part = ""
    threads += f[18]
    if (f[1] == "Z") dead++
    if (f[1] !~ /[ZDR]/ && f[12] + f[13] < 100 && f[22] < 25600) next
    size += length(line)
    if (size < 400000) print line
  }
  END { print "sum " threads + 0 " " dead + 0 }'
}

# procps; busybox; an old busybox, which knows no headers. One that hangs is not asked again.
vd_owners() {
  vd_limit 5 ps -eo pid=,user:32=,args=
  [ $? -eq 1 ] || return
  vd_limit 5 ps -o pid=,user=,args=
  [ $? -eq 1 ] || return
  vd_limit 5 ps -o pid,user,args
}

# To the 24th field (rss): behind it stand addresses, more than half of the bytes.
vd_short='s/^\(.*) \([^ ]* \)\{21\}[0-9]*\) .*/\1/'
vd_narrow='s/^ *\([0-9]*\)  *\([^ ]*\)  */\1 \2 /;s/^\(.\{180\}\).*/\1/'
vd_processes() {
  vd_n=$1
  if ! [ -r /proc/self/stat ]; then vd_absent /proc; return; fi
  # hidepid, proc(5): the account sees its own only.
  if ! [ -r /proc/1/stat ]; then vd_section hidden; fi
  vd_section count
  set -- /proc/[0-9]*
  echo $#
  vd_x=
  if [ $# -gt 2000 ]; then
    if vd_has awk; then vd_x=1; fi
    vd_section cut; echo "$vd_x"
  fi
  vd_section uptime
  read -r vd_l </proc/uptime && echo "$vd_l"
  vd_section stat; (cd /proc && vd_stats)
  # Beyond that number the rest costs too much: seconds of CPU time.
  if [ $# -gt 2000 ]; then return; fi
  vd_section io; (cd /proc && vd_limit 5 grep -E '^(read|write)_bytes' /dev/null [0-9]*/io)
  vd_section owners; vd_owners | sed "$vd_narrow"
}
