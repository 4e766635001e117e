package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Java's memory and large stacks. */
class HeapCheckTest {

	private static final Size SIZE = new Size(1000, 500);

	@Test
	void aStackThatFitsIsLetThrough() {
		HeapCheck.requireRoom(100, SIZE, 4, 200_000_000);
		HeapCheck.requireRoom(2, SIZE, 4);
	}

	@Test
	void oneThatDoesNotIsRefusedWithTheNumberThatDoes() {
		final String message = assertThrows(IllegalArgumentException.class, () -> HeapCheck.requireRoom(300, SIZE, 4,
			250_000_000)).getMessage();
		assertTrue(message.contains("300 pictures of 1000 x 500") && message.contains("0.6 GB") && message.contains("0.3 GB") &&
			message.contains("enough for 125"), message);
		assertThrows(IllegalArgumentException.class, () -> HeapCheck.requireRoom(Integer.MAX_VALUE, SIZE, 4));
	}
}
