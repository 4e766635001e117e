package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.Start;

class ChoicesTest {

	@Test
	void readsWhatItWritesWhateverTheCase() {
		for (final OptimizerSettings.Method method : OptimizerSettings.Method.values()) {
			assertEquals(method, Choices.parse(OptimizerSettings.Method.class, "It", method.toString()));
		}
		assertEquals(OptimizerSettings.Method.LBFGS, Choices.parse(OptimizerSettings.Method.class, "It", " l-bfgs "));
		assertEquals(List.of("L-BFGS", "Adam"), Choices.of(OptimizerSettings.Method.class));
	}

	@Test
	void autoIsNoChoice() {
		assertEquals(Optional.empty(), Choices.parseOrAuto(Pooling.class, "The pooling", "Auto"));
		assertEquals(Optional.of(Pooling.AVERAGE), Choices.parseOrAuto(Pooling.class, "The pooling", "average"));
	}

	@Test
	void anUnknownTextNamesThoseThereAre() {
		assertSentence("The pooling \"median\" is not known; choose one of auto, max, average, scaled average.", () -> Choices.parseOrAuto(
			Pooling.class, "The pooling", "median"));
		assertSentence("The start \"\" is not known; choose one of content, noise, style, image, style statistics, recoloured content.", () -> Choices.start("",
			false));
	}

	@Test
	void anImageToStartFromIsEnough() {
		assertEquals(Start.IMAGE, Choices.start("content", true));
		assertEquals(Start.IMAGE, Choices.start("image", true));
		assertEquals(Start.NOISE, Choices.start("noise", false));
		final String message = assertThrows(IllegalArgumentException.class, () -> Choices.start("style", true))
			.getMessage();
		assertTrue(message.contains("\"style\""), message);
	}

	private static void assertSentence(final String sentence, final Executable work) {
		assertEquals(sentence, assertThrows(IllegalArgumentException.class, work).getMessage());
	}
}
