// Frames through a pipe: what comes out is what went in; an end, a silence and nonsense are told apart.

import Foundation
import Linking
import Testing

struct FramePipeTests {
    private let pipe = Pipe()

    private let end: FramePipe

    init() {
        end = FramePipe(
            input: pipe.fileHandleForReading.fileDescriptor, output: pipe.fileHandleForWriting.fileDescriptor)
    }

    @Test(arguments: [0, 1, 40_000])
    func bytesGoAlong(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let head = EngineHead(sequence: 12, hash: "ab")
        try end.send(Frame(EngineRequest.commit(after: head, to: EngineHead(sequence: 13, hash: "cd")), bytes))
        let came = try end.receive(EngineRequest.self, withinMilliseconds: 10_000)
        #expect(came.said == .commit(after: head, to: EngineHead(sequence: 13, hash: "cd")))
        #expect(came.bytes == bytes)
    }

    @Test func framesThatCameTogetherAreToldApart() throws {
        let counts = [3, 0, 20_000, 1]
        for count in counts { try end.send(Frame(EngineAnswer.content, [UInt8](repeating: 7, count: count))) }
        for count in counts {
            #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 10_000).bytes.count == count)
        }
    }

    @Test func whoLooksOutTakesNothingAway() throws {
        end.lookOut()
        try end.send(Frame(EngineAnswer.content, [7]))
        try end.send(Frame(EngineAnswer.committed))
        end.lookOut()
        #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 10_000).bytes == [7])
        end.lookOut()
        #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 10_000).said == .committed)
    }

    @Test func aLongFrameComesInPieces() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        Thread {
            let other = FramePipe(input: -1, output: descriptor)
            try? other.send(Frame(EngineAnswer.content, bytes))
            try? other.send(Frame(EngineAnswer.committed))
        }.start()
        #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 60_000).bytes == bytes)
        #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 60_000).said == .committed)
    }

    @Test(arguments: [EngineAnswer.committed, .moved, .done])
    func shortFormsMeanTheSame(_ answer: EngineAnswer) throws {
        try end.send(Frame(answer, [1]))
        #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 10_000).said == answer)
    }

    @Test func everyReasonGoesThrough() throws {
        let reasons: [MemberFault.Reason] = [
            .unreachable, .unknownHost, .silent, .broken, .untrusted, .leaderless,
        ]
        let answer = EngineAnswer.away(reasons.map { MemberFault("h:1", $0) })
        try end.send(Frame(answer))
        #expect(try end.receive(EngineAnswer.self, withinMilliseconds: 10_000).said == answer)
    }

    @Test func anEndIsTold() throws {
        try pipe.fileHandleForWriting.close()
        let reading = FramePipe(input: pipe.fileHandleForReading.fileDescriptor, output: -1)
        #expect(throws: FramePipe.Fault.ended) { try reading.receive(EngineAnswer.self) }
        #expect(throws: FramePipe.Fault.ended) { try reading.send(Frame(EngineAnswer.done)) }
    }

    @Test func silenceIsTold() {
        #expect(throws: FramePipe.Fault.silent) { try end.receive(EngineAnswer.self, withinMilliseconds: 20) }
    }

    @Test(arguments: [[2, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7B], Array(repeating: 0xFF, count: 16)] as [[UInt8]])
    func nonsenseIsTold(_ bytes: [UInt8]) throws {
        try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
        #expect(throws: FramePipe.Fault.garbled) { try end.receive(EngineAnswer.self, withinMilliseconds: 10_000) }
    }
}
