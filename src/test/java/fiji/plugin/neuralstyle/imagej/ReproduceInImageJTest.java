package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Properties;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.imagej.driver.ReproduceByMenu;

/** Results made again, and their settings kept, in plain ImageJ with real windows. */
class ReproduceInImageJTest extends InRealImageJ {

	@Test
	void aSavedResultIsMadeAgainByMenuToTheLastBitAndItsSettingsFillTheDialog() throws Exception {
		final Properties found = play(ReproduceByMenu.class);

		assertTrue(found.getProperty("saved").contains("mine.json"), found.getProperty("saved"));
		assertEquals("4", found.getProperty("seed"));
		assertEquals("Custom", found.getProperty("preset"));
		assertEquals("painted.tif", found.getProperty("result"));
		assertTrue(found.getProperty("said").contains("painted.tif: The new image has the same pixels, all of them."), found
			.getProperty("said"));
		assertEquals(found.getProperty("pixels"), found.getProperty("again"));
	}
}
