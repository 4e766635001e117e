package fiji.plugin.neuralstyle.weights.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class DownloadProgressTest {

	@Test
	void aDownloadSaysHowFarItIsAndHowLongItWillTake() {
		final DownloadProgress progress = new DownloadProgress(20_000_000, OptionalLong.of(80_000_000), 4e6);
		assertEquals("20.0 of 80.0 MB, 4.0 MB/s, 16 s left", progress.toString());
		assertEquals(0.25, progress.fraction());
		assertEquals(Duration.ofSeconds(15), progress.timeLeft());
	}

	@Test
	void whatIsNotKnownIsLeftOut() {
		final DownloadProgress progress = new DownloadProgress(1_230_000, OptionalLong.empty(), 0);
		assertEquals("1.2 MB", progress.toString());
		assertEquals(0, progress.fraction());
		assertEquals(Duration.ZERO, progress.timeLeft());
	}

	@Test
	void moreThanEverythingIsEverything() {
		final DownloadProgress progress = new DownloadProgress(90, OptionalLong.of(80), 1);
		assertEquals(1, progress.fraction());
		assertEquals(Duration.ZERO, progress.timeLeft());
		assertEquals(0, new DownloadProgress(0, OptionalLong.of(0), 1).fraction());
	}
}
