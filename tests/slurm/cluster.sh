#!/bin/sh
# A cluster of one node on this machine, with Debian's Slurm, without systemd: cluster.sh start|stop
# For root. Jobs of any user run on it as theirs.
set -eu

start() {
    command -v slurmctld munged > /dev/null || {
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends \
            slurm-wlm slurm-wlm-basic-plugins munge > /dev/null
    }
    stop
    mkdir -p /var/spool/slurmctld /var/spool/slurmd /var/log/slurm /run/munge /var/log/munge
    chown munge:munge /run/munge /var/log/munge /var/lib/munge
    chmod 755 /run/munge
    configuration > /etc/slurm/slurm.conf
    setpriv --reuid=munge --regid=munge --clear-groups munged
    slurmctld
    slurmd
    for _ in $(seq 30); do
        sinfo --noheader --format=%t 2> /dev/null | grep -q '^idle$' && return
        sleep 1
    done
    echo "error: the node does not become idle:" >&2
    sinfo >&2
    exit 1
}

stop() {
    for name in slurmd slurmctld munged; do
        pkill -x "$name" || continue
        for _ in $(seq 50); do pgrep -x "$name" > /dev/null || break; sleep 0.1; done
    done
}

configuration() {
    name=$(hostname -s)
    memory=$(awk '/MemTotal/ {print int($2 / 1024 * 0.9)}' /proc/meminfo)
    cat << EOF
ClusterName=one
SlurmctldHost=$name(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
StateSaveLocation=/var/spool/slurmctld
SlurmdSpoolDir=/var/spool/slurmd
SlurmctldPidFile=/run/slurmctld.pid
SlurmdPidFile=/run/slurmd.pid
SlurmctldLogFile=/var/log/slurm/slurmctld.log
SlurmdLogFile=/var/log/slurm/slurmd.log
# no control groups in a container
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
MinJobAge=600
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
NodeName=$name NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
}

case "${1:-}" in
start | stop) "$1" ;;
*) echo "error: ${1:-nothing}; allowed: start, stop" >&2; exit 2 ;;
esac
