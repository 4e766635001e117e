package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** By hand. */
class VectorsTest {

	@Test
	void cosineIsTheProductOverTheLengths() {
		// (3, 4) and (4, 3): 24 over 5 times 5.
		assertEquals(0.96, Vectors.cosine(new float[] { 3, 4 }, new float[] { 4, 3 }), 1e-12);
		assertEquals(1, Vectors.cosine(new float[] { 1, 2, 3 }, new float[] { 2, 4, 6 }), 1e-12);
		assertEquals(0, Vectors.cosine(new float[] { 1, 0 }, new float[] { 0, 7 }), 1e-12);
		assertEquals(-1, Vectors.cosine(new float[] { 1, -2 }, new float[] { -1, 2 }), 1e-12);
	}

	@Test
	void nothingHasNoDirection() {
		assertTrue(Double.isNaN(Vectors.cosine(new float[] { 0, 0 }, new float[] { 1, 2 })));
	}

	@Test
	void theDifferenceIsTheMeanOfSquares() {
		// 1, 4 and 9 over 3.
		assertEquals(14 / 3.0, Vectors.meanSquaredDifference(new float[] { 1, 2, 3 }, new float[] { 2, 4, 6 }), 1e-12);
	}

	@Test
	void lengthsMustBeTheSame() {
		assertThrows(IllegalArgumentException.class, () -> Vectors.cosine(new float[1], new float[2]));
		assertThrows(IllegalArgumentException.class, () -> Vectors.meanSquaredDifference(new float[1], new float[2]));
	}
}
