runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01' } }
    failback {
        to original
        switchover at('tonight', zone: 'Europe/Berlin')
    }
}
