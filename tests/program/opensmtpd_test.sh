# tests/program/opensmtpd_test.sh REGIE - letters through a real OpenSMTPD: each once, through kills, refusals and a server that is away.
# It starts as root alone and keeps its places below /var and /usr: here it has them in namespaces of its own, with a loopback of its own.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
server=$root/build/deps/opensmtpd
if [[ -z ${OWN_NAMESPACES:-} ]]; then
  skipped() { echo "skipped: $1"; exit 77; }
  [[ $(id -u) == 0 ]] || skipped "OpenSMTPD starts as root only"
  [[ -x $server/usr/sbin/smtpd ]] || skipped "tools/deps/get_opensmtpd did not find it"
  ldd "$server/usr/sbin/smtpd" | grep -q 'not found' && skipped "a library that OpenSMTPD needs is not here"
  case $root in /run/* | /var/lib/* | /var/spool/* | /usr/libexec/*) skipped "the repository lies where OpenSMTPD has its places" ;; esac
  own=(unshare --mount --net --pid --fork --mount-proc --kill-child --propagation private)
  "${own[@]}" true 2>/dev/null || skipped "namespaces of one's own are not allowed here"
  OWN_NAMESPACES=1 exec "${own[@]}" bash "${BASH_SOURCE[0]}" "$@"
fi
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

people=60
place_the_server() {
  ip link set lo up
  for folder in /var/spool /var/lib /usr/libexec /run; do mount -t tmpfs -o mode=755 none "$folder"; done
  mkdir -p /var/lib/opensmtpd/empty /usr/libexec/opensmtpd
  mkdir -m 711 /var/spool/smtpd
  cp "$server"/usr/libexec/opensmtpd/* /usr/libexec/opensmtpd/
  cp /etc/passwd "$scratch/passwd"
  cp /etc/group "$scratch/group"
  local name id=64001
  for name in opensmtpd opensmtpq; do
    echo "$name:x:$id:$id::/var/lib/opensmtpd/empty:/usr/sbin/nologin" >>"$scratch/passwd"
    echo "$name:x:$id:" >>"$scratch/group"
    id=$((id + 1))
  done
  mount --bind "$scratch/passwd" /etc/passwd
  mount --bind "$scratch/group" /etc/group
  mkdir /run/box
  chown mail: /run/box
  {
    echo 'listen on 127.0.0.1 port 2525'
    echo -n 'table people { '
    for ((i = 1; i <= people; i++)); do echo -n "\"reader-$i@customer.example\" = mail, "; done
    echo '"ada@customer.example" = mail }'
    echo 'action keep maildir "/run/box" virtual <people>'
    echo 'match from any for domain "customer.example" action keep'
  } >"$scratch/smtpd.conf"
}
start_server() {
  "$server/usr/sbin/smtpd" -d -f "$scratch/smtpd.conf" >>"$scratch/smtpd.log" 2>&1 &
  smtpd=$!
  for _ in {1..100}; do
    if (: </dev/tcp/127.0.0.1/2525) 2>/dev/null; then return; fi
    sleep .1
  done
  cat "$scratch/smtpd.log"
  return 1
}
stop_server() {
  kill "$smtpd"
  wait "$smtpd" || true
  rm -f /run/smtpd.sock
}

# OpenSMTPD answers "taken" before it delivers.
delivered() { find /run/box/new /run/box/cur -type f 2>/dev/null; }
arrive() {
  local wanted=$1
  for _ in {1..100}; do
    [[ $(delivered | wc -l) -ge $wanted ]] && return
    sleep .1
  done
  echo "$(delivered | wc -l) of $wanted arrived"
  return 1
}
# heads NAME: that header of every letter that arrived, one a line.
heads() { delivered | while read -r letter; do sed -n "/^\r*$/q;s/^$1: *//p" "$letter" | tr -d '\r'; done; }
count_of() { grep -o "\"$1\": *[0-9]*" "$scratch/mailing.json" | head -n 1 | grep -o '[0-9]*$'; }

place_the_server
start_server
workspace=$scratch/acme
export REGIE_WORKSPACE=$workspace
new_workspace "$workspace" >/dev/null
"$regie" account add maud --role owner >/dev/null
"$regie" outbox server --host 127.0.0.1 --port 2525 --security none --sender desk@acme.example >/dev/null
"$regie" outbox settings --quiet none --sundays no --per-minute 6000 --by maud >/dev/null
{
  echo 'email,name'
  for ((i = 1; i <= people; i++)); do echo "reader-$i@customer.example,Reader $i"; done
  echo 'gone@customer.example,Gone'
  echo 'nameless@customer.example,'
} >"$scratch/list.csv"
"$regie" mailing new --subject "News for {{name}}" --text "Dear {{name}}, we have moved." --list "$scratch/list.csv" --by maud >"$scratch/new.log"
mailing=$(grep -o 'b-[0-9a-f]*' "$scratch/new.log" | head -n 1)
"$regie" mailing approve "$mailing" --by maud >/dev/null

# Killed while it sends, further into it each time; what is left leaves in one go.
for pause in .02 .04 .06 .08 .1 .15; do
  "$regie" outbox send >/dev/null 2>&1 &
  sending=$!
  sleep "$pause"
  kill -9 "$sending" 2>/dev/null || true
  wait "$sending" 2>/dev/null || true
done
claim "the rest leaves after six kills" answers 0 'refused' "$regie" outbox send
"$regie" mailing show "$mailing" --json >"$scratch/mailing.json"
sent=$(count_of sent) in_doubt=$(count_of in_doubt)
claim "the server took what the desk calls sent" arrive "$sent"
heads To | sort >"$scratch/to"
claim "nobody has it twice" test -z "$(uniq -d "$scratch/to")"
claim "what arrived was sent or is in doubt" test "$(wc -l <"$scratch/to")" -le $((sent + in_doubt))
claim "nobody is forgotten: $sent sent, $in_doubt in doubt of $people" test $((sent + in_doubt)) -eq "$people"
claim "at most one letter a kill is in doubt" test "$in_doubt" -le 6
claim "whom the server does not know is refused" test "$(count_of refused)" -eq 1
claim "who lacks a value is set aside" test "$(count_of set_aside)" -eq 1
claim "whom to call is told" answers 0 'gone@customer\.example' "$regie" mailing show "$mailing" --call-list
claim "each letter can be unsubscribed from" test "$(heads List-Unsubscribe | wc -l)" -eq "$(delivered | wc -l)"
claim "a name stands where its gap was" answers 0 '^Dear Reader 7, we have moved' bash -c 'find /run/box/new -type f -exec cat {} +'

arrived=$(delivered | wc -l)
stop_server
draft=$("$regie" inbox draft --to ada@customer.example --subject "Your delivery" --text "It left this morning." --by maud | grep -o 'w-[0-9a-f]*' | head -n 1)
"$regie" inbox approve "$draft" --by maud >/dev/null
claim "a server that is away loses nothing" answers 0 '1 to be tried again' "$regie" outbox send
claim "and takes nothing" test "$(delivered | wc -l)" -eq "$arrived"
finish
