package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.transfer.Losses;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;

class ConsoleProgressTest {

	@Test
	void aLineSaysWhereTheRunIs() {
		assertEquals(" 50 %  size 64 x 48 (2 of 3)  iteration 500 of 1000  loss 12.34  1 min 5 s left", ConsoleProgress.line(
			progress(500, 65)));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1 s left", "59, 59 s left", "60, 1 min 0 s left", "3599, 59 min 59 s left", "7260, 2 h 1 min left" })
	void timeIsInUnitsThatPeopleUse(final long seconds, final String text) {
		assertTrue(ConsoleProgress.line(progress(1, seconds)).endsWith("  " + text));
	}

	@Test
	void noTimeIsTheEndOrNotKnownYet() {
		assertTrue(ConsoleProgress.line(progress(1000, 0)).endsWith("  0 s left"));
		assertTrue(ConsoleProgress.line(progress(1, 0)).endsWith("  estimating the time left"));
	}

	@Test
	void aLogFileGetsALineForEachTenth() {
		final StringWriter log = new StringWriter();
		try (ConsoleProgress console = new ConsoleProgress(new PrintWriter(log), false)) {
			final TransferListener listener = console.cancellable(() -> false);
			for (int iteration = 1; iteration <= 1000; iteration++) {
				listener.iterated(progress(iteration, 0));
			}
		}

		assertEquals(11, log.toString().lines().count(), log.toString());
		assertTrue(log.toString().indexOf('\r') < 0, "a log file has no line that is written over");
	}

	private static Progress progress(final int iteration, final long secondsLeft) {
		return new Progress(2, 3, new PyramidSettings.Size(64, 48), iteration, 1000, new Losses(12.34, Map.of(), Map.of(), 0),
			iteration / 1000.0, Duration.ofSeconds(secondsLeft), () -> {
				throw new AssertionError("nobody asked for the image");
			});
	}
}
