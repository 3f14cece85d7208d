// Names in the levels of routes that no matter uses. Those of used routes are resolved with each matter.

internal import Source
internal import Syntax

extension Resolver {
    /// Resolves what stands in routes that no matter uses, and reports what is unknown. Who will apply is not said
    /// there: the kind of party counts that knows most of the names. Modules and dispatch attachments are a matter's
    /// and are not looked for.
    mutating func resolveUnusedRoutes() {
        for route in declared.unusedRoutes {
            guard let name = route.name else { continue }
            var best: Findings?
            for kind in declared.parties.indices {
                var trial = self
                trial.resolveLevels(of: route, named: name, applicant: kind)
                if trial.findings.list.count < best?.list.count ?? .max { best = trial.findings }
            }
            findings = best ?? findings
        }
    }

    private mutating func resolveLevels(of route: RouteSyntax, named name: NameSyntax, applicant: Int) {
        let start = findings.list.count
        // WHY: a route reads as a matter that has nothing but levels, so that levels are resolved in one way.
        let head = MatterHead(syntax: MatterSyntax(node: route.node), name: name, thing: .route)
        head.applicant = applicant
        head.target = .unknown
        for level in route.levels { add(level, to: head) }
        matters.append(head)
        for index in head.levels.indices { _ = level(index, ofMatter: matters.count - 1) }
        findings.drop([.unknownModule, .unknownAttachment, .unknownValue], from: start)
    }
}
