package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Steps from a start of value 10 and slope -2, the first to try being 1. */
class LineSearchTest {

	@Test
	void aLowerAndFlatterPointIsTakenAtOnce() {
		final LineSearch<Point> search = search(10);
		search.offer(new Point(1, 9.2, -0.4));

		assertFalse(search.isOpen());
		assertEquals(1, search.best().orElseThrow().step());
	}

	@Test
	void ofExactValuesAHigherOneIsTooHighWhateverItsSlope() {
		assertTooHigh(search(10), new Point(1, 10.004, -0.4));
	}

	@Test
	void ofNoisyValuesAHigherOneIsLowEnoughWhereItsSlopeSaysSo() {
		final LineSearch<Point> search = search(10.01);
		search.offer(new Point(1, 10.004, -0.4));

		assertFalse(search.isOpen());
		assertEquals(10.004, search.best().orElseThrow().value());
	}

	@Test
	void aSlopeThatHasTurnedUphillSaysThatTheStepWasTooLong() {
		assertTooHigh(search(10.01), new Point(1, 10.004, 1.7));
	}

	@Test
	void whatNoNoiseExplainsIsTooHigh() {
		assertTooHigh(search(10.01), new Point(1, 10.02, -0.4));
	}

	@Test
	void aSlopeAsSteepAsTheStartsAsksForALongerStep() {
		final LineSearch<Point> search = search(10.01);
		search.offer(new Point(1, 8, -2));

		assertTrue(search.isOpen());
		assertTrue(search.step() > 1);
	}

	@Test
	void whatIsNotFiniteIsTooHighAndTheSearchEnds() {
		final LineSearch<Point> search = search(10.01);
		int evaluations = 0;
		while (search.isOpen()) {
			search.offer(new Point(search.step(), Double.NaN, Double.NaN));
			evaluations++;
		}

		assertTrue(search.best().isEmpty());
		assertTrue(evaluations <= 25);
	}

	private static void assertTooHigh(final LineSearch<Point> search, final Point first) {
		search.offer(first);

		assertTrue(search.isOpen());
		assertTrue(search.best().isEmpty());
		assertTrue(search.step() < 1);
	}

	private static LineSearch<Point> search(final double ceiling) {
		return new LineSearch<>(10, -2, 1, ceiling);
	}

	private record Point(double step, double value, double slope) implements LineSearch.Sample {}
}
