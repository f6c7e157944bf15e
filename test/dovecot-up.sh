#!/usr/bin/env bash
# Starts a throw-away Dovecot to run the mailbox tests against: test/dovecot-up.sh DIR PORT, then TEST_IMAP=127.0.0.1:PORT.
# Any user name, password « secret ». Everything lives under DIR; stop it with: doveadm -c DIR/dovecot.conf stop
set -euo pipefail

fail() { echo "dovecot-up: $1" >&2; exit 1; }

[ $# -eq 2 ] || fail "usage: $0 DIR PORT"
mkdir -p "$1"
folder=$(cd "$1" && pwd)
port=$2
case $port in '' | *[!0-9]*) fail "PORT must be a number, got « $port »" ;; esac
PATH=$PATH:/usr/sbin
command -v dovecot > /dev/null || fail "dovecot is not installed (Debian: apt-get install dovecot-imapd)"

# Dovecot reads no mail as root: any unprivileged account of the system will do.
if [ "$(id -u)" -eq 0 ]; then owner=${DOVECOT_USER:-mail}; else owner=$(id -un); fi
group=$(id -gn "$owner")

mkdir -p "$folder"/{run,state,mail}
chmod 755 "$folder"
[ "$(id -u)" -ne 0 ] || chown "$owner:$group" "$folder/mail"

version=$(dovecot --version)
case $version in 2.3.*) ;; *) fail "written for Dovecot 2.3, found $version" ;; esac

cat > "$folder/dovecot.conf" << CONF
base_dir = $folder/run
state_dir = $folder/state
log_path = $folder/dovecot.log
instance_name = amiable-$port
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
mail_home = $folder/mail/%Lu
mail_location = maildir:~/Maildir
mailbox_idle_check_interval = 1s
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=$owner gid=$group home=$folder/mail/%Lu allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Junk {
    auto = create
    special_use = \Junk
  }
  mailbox Sent {
    auto = create
    special_use = \Sent
  }
}
CONF

# All three streams let go of: a daemon that holds the caller's pipe hangs the caller.
dovecot -c "$folder/dovecot.conf" < /dev/null > "$folder/start.log" 2>&1 || fail "dovecot did not start: $(cat "$folder/start.log")"
echo "127.0.0.1:$port"
