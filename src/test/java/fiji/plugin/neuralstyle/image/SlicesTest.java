package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

/** Which pictures of a stack are meant. */
class SlicesTest {

	private final ImagePlus stack = IJ.createImage("stack", "8-bit", 40, 40, 9);

	@Test
	void wordsMeanTheShownOneAndAll() {
		stack.setSlice(4);
		assertEquals(List.of(4), numbers("current"));
		assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), numbers(" ALL "));
	}

	@Test
	void numbersAndRangesRiseAndComeOnce() {
		assertEquals(List.of(2, 3, 4, 5), numbers("2-5"));
		assertEquals(List.of(1, 3, 7, 8, 9), numbers("7 - 9, 3,1,8"));
	}

	@Test
	void theTextComesBack() {
		for (final String text : List.of("current", "all", "1,3,7-9")) {
			assertEquals(text, Slices.parse(text).toString());
			assertEquals(Slices.parse(text), Slices.parse(Slices.parse(text).toString()));
		}
	}

	@Test
	void channelsAreNotCounted() {
		final ImagePlus hyperstack = IJ.createHyperStack("cells", 40, 40, 3, 4, 2, 8);
		assertEquals(8, new Pictures(hyperstack).count());
		hyperstack.setPosition(2, 3, 2);
		assertEquals(List.of(7), new Pictures(hyperstack).numbers(Slices.CURRENT));
	}

	@ParameterizedTest
	@CsvSource({ "'', current", "one, current", "'1,', current", "1-, current", "-3, current", "0, from 1", "0-4, from 1",
		"5-2, 2-5", "10, stack", "1-999999999, has 9", "9999999999, current" })
	void whatIsWrongIsSaid(final String text, final String words) {
		final String message = assertThrows(IllegalArgumentException.class, () -> numbers(text)).getMessage();
		assertTrue(message.contains(words), message);
		assertTrue(message.contains("\"" + text + "\""), message);
	}

	private List<Integer> numbers(final String text) {
		return new Pictures(stack).numbers(Slices.parse(text));
	}
}
