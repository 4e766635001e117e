package fiji.plugin.neuralstyle.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DrawTest {

	private static final List<String> STYLES = List.of("a.png", "b.png", "c.png", "d.png");

	@Test
	void eachStyleComesAsOftenAndStrengthsFillTheirRange() {
		final Draw draw = new Draw(1, 4, 20, 60);
		final Map<String, Integer> counts = new HashMap<>();
		double sum = 0;
		for (int i = 0; i < 4000; i++) {
			counts.merge(draw.style("cell" + i + ".png", 1, STYLES), 1, Integer::sum);
			final double strength = draw.strength("cell" + i + ".png", 1);
			assertTrue(strength >= 20 && strength <= 60, () -> "strength " + strength);
			sum += strength;
		}
		counts.forEach((style, count) -> assertEquals(1000, count, 120, style));
		assertEquals(40, sum / 4000, 1);
	}

	@Test
	void whatAVariantDrawsHangsOnSeedImageAndNumberAlone() {
		final Draw draw = new Draw(1, 4, 20, 60);
		assertEquals(draw.strength("a.png", 2), new Draw(1, 9, 20, 60).strength("a.png", 2));
		assertNotEquals(draw.strength("a.png", 2), draw.strength("a.png", 3));
		assertNotEquals(draw.strength("a.png", 2), draw.strength("b.png", 2));
		assertNotEquals(draw.strength("a.png", 2), new Draw(2, 4, 20, 60).strength("a.png", 2));
		assertEquals(draw.style("a.png", 1, STYLES), draw.style("a.png", 1, List.of("d.png", "c.png", "b.png", "a.png")));
	}

	@Test
	void aStyleMoreTakesVariantsFromOthersAndLeavesTheRest() {
		final Draw draw = new Draw(1, 4, 20, 60);
		final List<String> more = List.of("a.png", "b.png", "c.png", "d.png", "e.png");
		int moved = 0;
		for (int i = 0; i < 1000; i++) {
			final String before = draw.style("cell" + i, 1, STYLES);
			final String after = draw.style("cell" + i, 1, more);
			if (after.equals(before)) continue;
			assertEquals("e.png", after);
			moved++;
		}
		assertEquals(200, moved, 50);
	}

	@Test
	void rangesThatAreNoneAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Draw(1, 0, 20, 60));
		assertThrows(IllegalArgumentException.class, () -> new Draw(1, 1, 60, 20));
		assertThrows(IllegalArgumentException.class, () -> new Draw(1, 1, -1, 20));
		assertThrows(IllegalArgumentException.class, () -> new Draw(1, 1, 20, 101));
		assertThrows(IllegalArgumentException.class, () -> new Draw(1, 1, Double.NaN, 50));
	}
}
