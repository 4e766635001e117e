package fiji.plugin.neuralstyle.weights.catalogue;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkNameTest {

	@ParameterizedTest
	@ValueSource(strings = { "vgg19", "built-in", "My_net.2", "0", "console", "nullify", "com" })
	void usualNamesWillDo(final String name) {
		assertDoesNotThrow(() -> NetworkName.check(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "../vgg19", "a/b", "a\\b", "C:x", ".hidden", "-x", "dot.", "x.pth", "x.PTH",
		"x.safetensors", "nul", "NUL", "con.1", "Com1", "lpt9", "n\0l", "a\nb", "n\u00e4me" })
	void whatIsNoFileNameOnSomeSystemWillNot(final String name) {
		assertFalse(NetworkName.isValid(name));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> NetworkName.check(name)).getMessage().startsWith("\"" +
			name + "\" cannot be a network's name. Use "));
	}

	@Test
	void namesHaveALength() {
		assertTrue(NetworkName.isValid("x".repeat(60)));
		assertFalse(NetworkName.isValid("x".repeat(61)));
	}
}
