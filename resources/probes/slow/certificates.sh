# Certificates in the files that the user has named. Nothing else of a file leaves the server: beside its
# certificate may stand the private key.
# One process of a time limit opens a file: what it is, then the beginning of it. What can't be seen may be
# hidden by a folder on the way, and only the system knows: so it is opened, which no pipe can hold up then.
vd_look='
case $1 in /*) ;; *) echo relative; exit ;; esac
if [ ! -e "$1" ]; then
  case $(head -c 1 "$1" 2>&1) in *"ermission denied") echo denied ;; *) echo missing ;; esac
elif [ ! -f "$1" ]; then echo other
elif [ ! -r "$1" ]; then echo denied
else echo ok; exec head -c 1048576 "$1"
fi'

# The first line and the last are ours. A certificate is sent when its end has come, and all between is base64:
# what is cut off before a key begins is none. (For busybox a line ends at a NUL: those are something else by
# then.) At most 10, and `most` bytes; "cut" when there are more.
vd_pem='
function plain(line) { sub(/[ \t\r]+$/, "", line); return line }
NR == 1 { print; next }
{ last = $0 }
isFull { next }
{ line = plain($0) }
line ~ /^-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----$/ { isOpen = 1; body = ""; next }
!isOpen { next }
line ~ /^-----END (TRUSTED |X509 )?CERTIFICATE-----$/ {
  isOpen = 0
  size += length(body) + 54
  if (count == 10 || size > most) { isFull = 1; next }
  count++
  print "-----BEGIN CERTIFICATE-----\n" body "-----END CERTIFICATE-----"
  next
}
line !~ /^[A-Za-z0-9+\/=]*$/ { isOpen = 0; next }
{ body = body line "\n"; if (length(body) > most) { isOpen = 0; isFull = 1 } }
END { if (isFull) print "cut"; print last }'

vd_certificates() { # NONCE PATH…, written as for %b
  vd_n=$1
  shift
  if ! vd_has awk; then vd_missing awk; return; fi
  vd_left=800000 # of all files together: an answer of 1 MiB is refused
  vd_i=0
  for vd_a in "$@"; do
    vd_i=$((vd_i + 1))
    vd_b=65536
    if [ $vd_b -gt $vd_left ]; then vd_b=$vd_left; fi
    vd_o=$({ vd_limit 5 sh -c "$vd_look" sh "$(printf %b "$vd_a")"; printf '\n=%s\n' $?; } | tr '\000' '?' | awk -v most=$vd_b "$vd_pem")
    vd_section "file.$vd_i"; printf '%s\n' "$vd_o"
    vd_left=$((vd_left - ${#vd_o}))
    if [ $vd_left -lt 0 ]; then vd_left=0; fi
  done
  return 0
}
