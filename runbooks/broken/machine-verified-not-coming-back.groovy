runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot  'db01'
        universal 'ora01', mountHost: 'mnt01'
    }
    failover {
        group('databases') { vm 'db01'; vm 'ora01' }
    }
    failback {
        to original
        verify {
            tcp 'db01', port: 5432, within: 5.minutes
            tcp 'ora01', port: 1521, within: 5.minutes
        }
    }
}
