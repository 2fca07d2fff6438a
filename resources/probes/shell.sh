# Functions of the monitoring shell beside those of prelude.sh, which alone fit into a line of authorized_keys.
# GNU df tells of space and inodes at once.
vd_d=
if [ -n "$vd_t" ] && $vd_t df -k --output=itotal / >/dev/null 2>&1; then
  vd_d='--output=source,size,used,avail,pcent,itotal,iused,iavail,ipcent,target'
  vd_spaces() {
    vd_section dfTable; vd_df -k "$vd_d"; vd_r=$?
    vd_section dfExit; echo $vd_r
  }
fi

# As vd_metrics, a whole frame, where no file system rests on another machine, so that df need not be watched: two
# processes, one after the other.
vd_local() {
  if [ -z "$vd_d" ]; then
    vd_gather vd_metrics "$1"
    return
  fi
  vd_o=$(tail -n +1 $vd_files </dev/null 2>/dev/null)
  vd_e=$(df -k "$vd_d" </dev/null 2>/dev/null)
  vd_r=$?
  vd_l= vd_u=
  read -r vd_l </proc/$$/stat
  read -r vd_u </proc/$PPID/stat
  printf '%s\n' '' "${1}{" "@${1}:files" "$vd_o" "@${1}:dfTable" "$vd_e" "@${1}:dfExit" "$vd_r" \
    "@${1}:cost" "$vd_l" "$vd_u" "$1}0"
  vd_o= vd_e=
}
