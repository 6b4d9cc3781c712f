runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        before { powerOn 'db01_replica', site: 'frankfurt' }
        group('databases') { vm 'db01' }
        group('apps') { vm 'app01' }
    }
}
