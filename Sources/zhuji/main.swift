// The program zhuji: hands its arguments to the table of subcommands and ends with the status that comes back.

import Foundation
import Storage

ignoreFileSignals()
exit(Zhuji.run(Array(CommandLine.arguments.dropFirst())).rawValue)
