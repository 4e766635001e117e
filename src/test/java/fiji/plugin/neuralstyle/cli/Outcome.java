package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import picocli.CommandLine;

/**
 * What came of a command line.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Outcome(int code, String out, String err) {

	/** Runs a command in this process. */
	static Outcome of(final Object command, final List<String> arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.commandLine(command).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err,
			true));
		final int code = line.execute(arguments.toArray(String[]::new));
		return new Outcome(code, out.toString(), err.toString());
	}

	/** One sentence on standard error that names something, and nothing else. */
	void assertSentence(final int expectedCode, final String named) {
		assertEquals(expectedCode, code, err);
		assertEquals("", out);
		assertTrue(err.startsWith("Error: ") && err.strip().endsWith("."), err);
		assertEquals(1, err.lines().count(), err);
		assertTrue(err.contains(named), err);
		assertFalse(err.contains("Exception"), err);
	}
}
