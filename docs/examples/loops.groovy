runbook('web-farm') {
    sites production: 'berlin', recovery: 'frankfurt'

    def webs = 1..40

    replicas {
        snapshot 'db01'
        webs.each { snapshot "web$it" }
    }

    failover {
        group('database') { vm 'db01' }
        group('webs', parallel: 20) {
            for (number in webs) {
                if (number != 13) {
                    vm "web$number", retries: 2
                }
            }
        }
    }
}
