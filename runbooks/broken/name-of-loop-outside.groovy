runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            (1..2).each { i -> wait 1.second }
            vm "db0$i"
        }
    }
}
