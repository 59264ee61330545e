#!/bin/sh
# The preset smoke on a cluster of one node, by Snakemake and by DVC, as docs/cluster.md says it, by
# a user that is not root; on the way a running job and the controller are killed. The manifest must
# be that of a run on this machine alone. For root: make test-slurm.
set -eu
cd "$(dirname "$0")/../.."
user=glassgan-test
smoke="--configfile presets/smoke.yaml"

say() { echo "$(date +%T) $*"; }

as_user() { # command: run by the user in the clone, with its environment
    runuser -u "$user" -- env -C "$clone" HOME="$home" PYTHONUTF8=1 ${profile:+SNAKEMAKE_PROFILE=$profile} \
        PATH="$clone/.venv/bin:/usr/local/bin:/usr/bin:/bin" sh -c "$1"
}

running() { squeue --noheader --user="$user" --states=R --format=%A; }

wait_for() { # seconds, command: until it prints something
    for _ in $(seq "$1"); do
        [ -z "$($2)" ] || return 0
        sleep 1
    done
    echo "error: nothing from '$2' in $1 s" >&2
    exit 1
}

tests/slurm/cluster.sh start
id "$user" > /dev/null 2>&1 || useradd --create-home "$user"
home=$(getent passwd "$user" | cut -d: -f6)
clone=$home/glassgan
rm -rf "$clone"
git clone --quiet . "$clone"
cp -r data/. "$clone/data/"
mv /home/glassgan-test/venv "$clone/.venv"
chown -R "$user" "$clone"

say "the environment"

say "on this machine alone"
as_user "rm -rf results/smoke logs timings .snakemake"

say "by snakemake on the cluster: data, judge, training, quality"
as_user "snakemake --profile profiles/slurm $smoke -- quality_all" > "$home/snakemake.log" 2>&1 &
by_snakemake=$!
wait_for 120 running
sleep 5
job=$(running | head -n 1)
scancel --signal=KILL --full "$job"
say "job $job was killed"
sleep 30
pkill -KILL -x slurmctld
say "the controller was killed"
sleep 20
slurmctld
wait "$by_snakemake" || { tail -n 40 "$home/snakemake.log" >&2; exit 1; }
grep -q "Trying to restart job" "$home/snakemake.log" || {
    echo "error: no job was started again after one was killed" >&2
    exit 1
}

say "by dvc on the cluster: the rest"
as_user "python tools/sync_dvc.py --preset smoke"
profile=profiles/slurm as_user "dvc repro presets/smoke/dvc.yaml" > "$home/dvc.log" 2>&1 ||
    { tail -n 40 "$home/dvc.log" >&2; exit 1; }

cmp "$clone/results/smoke/manifest.json" "$home/alone.json"
say "the manifests are the same"
tests/slurm/cluster.sh stop
