package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class TimeLeftTest {

	@Test
	void whatIsNotKnownYetIsNotZero() {
		assertEquals("estimating the time left", TimeLeft.text(Duration.ZERO, 0.01));
		assertEquals("0 s left", TimeLeft.text(Duration.ZERO, 1));
		assertEquals("1 min 5 s left", TimeLeft.text(Duration.ofSeconds(65), 0.5));
	}
}
