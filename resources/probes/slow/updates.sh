# What is known on the server already: no package list is fetched, and no lock is taken.
vd_updates() {
  vd_n=$1
  vd_nice=
  if vd_has nice; then vd_nice='nice -n 19'; fi
  vd_section reboot; vd_reboot
  if vd_has apt-get; then vd_apt
  elif vd_has dnf; then vd_rpm dnf
  elif vd_has yum; then vd_rpm yum
  elif vd_has zypper; then vd_zypper
  elif vd_has apk; then vd_apk
  elif vd_has pacman; then vd_pacman
  else vd_section unknown; echo "a package manager that is known"
  fi
}

# Lists that were never fetched would tell of no updates at all.
vd_lists() { # FILE…: a pattern
  for vd_f in "$@"; do
    if [ -e "$vd_f" ]; then return 0; fi
  done
  vd_section unknown; echo "package lists"
  return 1
}

vd_apt() {
  vd_f=/var/lib/update-notifier/updates-available
  if grep -q -E '^[0-9]+ (updates?|packages?) can be ' $vd_f 2>/dev/null; then
    vd_section notifier; head -n 50 $vd_f
    return
  fi
  vd_lists /var/lib/apt/lists/*Packages* || return
  # Not "upgrade": it holds back a kernel, whose security updates have new names. Without a cache in a file apt
  # writes none (as root it would, when its own is out of date).
  set -- -o Debug::NoLocking=true
  if [ "$(id -u)" = 0 ]; then set -- "$@" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=; fi
  vd_l=$(vd_limit 60 $vd_nice apt-get -s -q "$@" dist-upgrade 2>/dev/null); vd_r=$?
  vd_section apt; printf '%s\n' "$vd_l" | grep '^Inst ' | head -n 5000
  vd_section updatesExit; echo $vd_r
}

# Another account than root would get a cache of its own below /var/tmp, an empty one.
vd_rpm() {
  vd_l=$(vd_root 60 $vd_nice "$1" -C -q check-update 2>/dev/null); vd_r=$?
  if [ $vd_r -eq 78 ]; then vd_refused "$1"; fi
  if [ $vd_r -eq 77 ] || [ $vd_r -eq 78 ]; then
    vd_section refused; echo "$1"
    return
  fi
  vd_section rpm; printf '%s\n' "$vd_l" | head -n 5000
  vd_section updatesExit; echo $vd_r
  if [ $vd_r -ne 100 ]; then return; fi
  vd_l=$(vd_root 60 $vd_nice "$1" -C -q --security check-update 2>/dev/null); vd_r=$?
  if [ $vd_r -eq 78 ]; then vd_refused "$1"; fi
  case $vd_r in 0|100) vd_section rpmSecurity; printf '%s\n' "$vd_l" | head -n 5000 ;; esac
}

vd_zypper() {
  # Read only, for root too: neither the lock nor a line in the log.
  set -- env ZYPP_READONLY_HACK=1 ZYPP_LOGFILE=/dev/null $vd_nice zypper --non-interactive --no-refresh -q
  vd_l=$(vd_limit 60 "$@" list-updates 2>/dev/null); vd_r=$?
  vd_section zypper; printf '%s\n' "$vd_l" | head -n 5000
  vd_section updatesExit; echo $vd_r
  if [ $vd_r -ne 0 ]; then return; fi
  if vd_l=$(vd_limit 60 "$@" list-patches --category security 2>/dev/null); then
    vd_section zypperSecurity; printf '%s\n' "$vd_l" | head -n 5000
  fi
}

vd_apk() {
  vd_lists /var/cache/apk/APKINDEX.* /etc/apk/cache/APKINDEX.* || return
  vd_l=$(vd_limit 30 $vd_nice apk --no-network version -l '<' 2>/dev/null); vd_r=$?
  vd_section apk; printf '%s\n' "$vd_l" | head -n 5000
  vd_section updatesExit; echo $vd_r
}

vd_pacman() {
  vd_lists /var/lib/pacman/sync/*.db || return
  vd_l=$(vd_limit 30 $vd_nice pacman -Qu 2>/dev/null); vd_r=$?
  vd_section pacman; printf '%s\n' "$vd_l" | head -n 5000
  vd_section updatesExit; echo $vd_r
}

# 1, 0, or nothing where it can't be told: in a container the kernel is another machine's.
vd_reboot() {
  if [ -e /run/reboot-required ] || [ -e /var/run/reboot-required ]; then echo 1; return; fi
  # The programs that would have made that file.
  for vd_f in /usr/share/update-notifier/notify-reboot-required /etc/kernel/postinst.d/unattended-upgrades; do
    if [ -e "$vd_f" ]; then echo 0; return; fi
  done
  vd_k=$(uname -r)
  if vd_has rpm && [ -e "/lib/modules/$vd_k" ]; then
    # The newest by the time of its installation; the same release with another flavour is another package.
    vd_l=$(vd_limit 10 rpm -q --qf '%{INSTALLTIME} %{VERSION}-%{RELEASE}.%{ARCH}\n' kernel-core 2>/dev/null) ||
      vd_l=$(vd_limit 10 rpm -q --qf '%{INSTALLTIME} %{VERSION}-%{RELEASE}.%{ARCH}\n' kernel 2>/dev/null) || return
    case "$vd_l
" in
      *" $vd_k
"*) vd_same "$(printf '%s\n' "$vd_l" | sort -n | tail -n 1 | cut -d ' ' -f 2)" "$vd_k" ;;
    esac
  elif [ -L /vmlinuz ] && vd_has readlink; then
    # Debian's link to the kernel that starts next; telling only where this one is Debian's too.
    vd_l=$(readlink /vmlinuz)
    if [ -e "/boot/vmlinuz-$vd_k" ]; then vd_same "${vd_l##*/}" "vmlinuz-$vd_k"; fi
  elif vd_has pacman; then
    # An update takes the modules of the kernel that runs away.
    if [ -e "/usr/lib/modules/$vd_k/vmlinuz" ]; then echo 0; return; fi
    for vd_f in /usr/lib/modules/*/vmlinuz; do
      if [ -e "$vd_f" ]; then echo 1; return; fi
    done
  fi
}

vd_same() {
  if [ "$1" = "$2" ]; then echo 0; else echo 1; fi
}
