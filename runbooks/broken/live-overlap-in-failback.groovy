runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01' }
    failover {
        group('databases') { vm 'db01' }
    }
    failback {
        before { powerOn 'db01', site: 'berlin' }
        after { connect 'db01_replica' }
    }
}
