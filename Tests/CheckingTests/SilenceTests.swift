// Comments that silence a warning, codes M08xx: what they silence and what is said of those that silence nothing.

import Checking
import Source
import Testing

@Suite struct SilenceTests {
    @Test(arguments: [
        "# ignore M0707 because \"a proper name\"\nmodule x \"Basics\" { field a \"t\" text }",
        "# 忽略 M0707 因为 “专名”\nmodule x \"Basics\" { field a \"t\" text }",
        "## 说明\n# ignore M0707 because \"a\"\n\n# 又一行\nmodule x \"Basics\" { field a \"t\" text }",
        "# ignore M0707 because \"a\"\nmodule x \"Basics\" { field a «M0707»\"e-mail\" text }",
        "# ignore M0707 because \"a\"\n# ignore M0707 because \"b\"\nmodule x \"Basics\" { field a \"e-mail\" text }",
        "# ignore M0110 because \"a\"\nalias \"一\u{200B}\"",
        "«M0801»# ignore M0707 because \"a\"\nmodule x \"t\" {\n field a «M0707»\"e-mail\" text }",
        "«M0801»# ignore M0707 because \"a\"\nmodule x \"t\" { field a \"t\" text }",
        "«M0802»# ignore M0799 because \"a\"\nmodule x \"t\" { field a \"t\" text }",
        "«M0802»# ignore M0801 because \"a\"\nmodule x \"t\" { field a \"t\" text }",
        "«M0803»# ignore M0707\nmodule x «M0707»\"Basics\" { field a \"t\" text }",
        "«M0803»# ignore M0707 because \" \"\nmodule x «M0707»\"Basics\" { field a \"t\" text }",
        "«M0804»# ignore M0302 because \"a\"\nmodule x \"t\" { field a \"t\" «M0302»txet }",
        "# ignore this\nmodule x «M0707»\"Basics\" { field a \"t\" text }",
    ])
    func comments(_ statement: String) { check(sampleMatter(statement)) }
}
