runbook('shop') {
    def x = 1e50
    (1..24).each { x = x * x }
    title "$x"
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
    }
    failover {
        group('databases') {
            vm 'db01'
        }
    }
}
