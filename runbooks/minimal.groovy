// Two machines: the database first, then the application that needs it.
runbook('minimal') {
    title 'Shop: Berlin to Frankfurt'
    rto 15.minutes
    rpo 30.minutes
    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('database') {
            vm 'db01'
            verify { tcp 'db01', port: 5432, within: 5.minutes }
        }
        group('application') {
            vm 'app01'
            verify { tcp 'app01', port: 8080, within: 5.minutes }
        }
    }
}
