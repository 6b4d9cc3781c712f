// Databases, then applications, then the web tier; monitoring does not wait for any of them.
runbook('three-tier') {
    title 'ERP: Berlin to Frankfurt'
    owner 'dr-team@example.com'
    rto 30.minutes
    rpo 30.minutes

    sites production: 'berlin', recovery: 'frankfurt'

    networks {
        map 'ERP Backend', to: 'DR Backend', test: 'DR Test Backend'
        map 'ERP Frontend', to: 'DR Frontend', test: 'DR Test Frontend'
    }

    def webs = 1..4

    replicas {
        snapshot 'db01'
        snapshot 'db02'
        snapshot 'app01', replica: 'app01-dr'
        snapshot 'app02', replica: 'app02-dr'
        webs.each { snapshot "web0$it" }
        snapshot 'mon01'
    }

    failover {
        before {
            call 'https://status.example.com/api/incident', method: 'POST', body: [state: 'dr', service: 'erp']
        }

        group('databases') {
            vm 'db01', restorePoint: latest
            vm 'db02', delay: 60.seconds
            verify {
                tools 'db01', within: 5.minutes
                tcp 'db01', port: 5432, within: 5.minutes
                tcp 'db02', port: 5432, within: 5.minutes
            }
        }

        group('applications', after: 'databases') {
            vm 'app01', retries: 2, timeout: 20.minutes
            vm 'app02', delay: 30.seconds
            verify {
                address 'app01', within: 5.minutes
                tcp 'app02', port: 8443, within: 5.minutes
            }
        }

        group('web', parallel: 2) {
            webs.each { vm "web0$it" }
            verify { http 'https://erp.example.com/health', status: 200, within: 10.minutes }
        }

        group('monitoring', after: none, critical: false) {
            vm 'mon01', restorePoint: latest
            verify { tools 'mon01', within: 5.minutes }
        }

        after {
            powerOn 'jump01', site: 'frankfurt'
            notify 'smtp:mail.example.com?to=dr-team@example.com', subject: 'ERP runs in Frankfurt'
        }

        onFailure halt
    }
}
