// The canonical form of migrations.

extension Migration: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(matter)
        writer.write(Place(machine))
        writer.write(moves)
    }

    init?(from reader: inout CanonicalReader) {
        let (matter, machine) = (reader.text(), reader.index())
        guard let moves = reader.list(Move.self) else { return nil }
        self.init(matter: matter, machine: machine, moves: moves)
    }
}

extension Migration.Move: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(from)
        writer.write(to)
    }

    init?(from reader: inout CanonicalReader) {
        let from = reader.text()
        guard let to = reader.value(StateID.self) else { return nil }
        self.init(from: from, to: to)
    }
}
