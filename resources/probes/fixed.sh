# The fixed probe: what a key's line in authorized_keys forces, behind the functions of prelude.sh. It answers
# "function nonce" for four functions and a nonce of letters and digits, and ends at anything else. What comes
# in is compared, and passed on as one word; it is never evaluated.
# No line of any length may take the memory of the server.
ulimit -v 1048576 2>/dev/null

vd_version() {
  echo "vedette-probe $vd_v"
  if [ -n "$SSH_AUTH_SOCK" ]; then echo vedette-agent; fi
}

vd_allows() {
  case $1 in vd_version | vd_facts | vd_status | vd_metrics) ;; *) return 1 ;; esac
  case $2 in '' | *[!A-Za-z0-9]*) return 1 ;; esac
  [ ${#2} -le 64 ] && [ -z "$3" ]
}

while read -r vd_q vd_k vd_x; do
  if ! vd_allows "$vd_q" "$vd_k" "$vd_x"; then
    echo "vedette-probe $vd_v: no such request"
    exit 1
  fi
  case $vd_q in
    vd_status) $vd_q $vd_k 2>/dev/null ;;
    *) vd_gather $vd_q $vd_k ;;
  esac
done
