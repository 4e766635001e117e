package fiji.plugin.neuralstyle.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import fiji.plugin.neuralstyle.command.StyleTransferCommand;

/** What the build wrote of the ops, against the methods themselves. */
class OpsYamlTest {

	private static final Pattern SOURCE = Pattern.compile("/(.+)\\.(\\w+)\\((.*)\\)");

	static List<Map<String, Object>> ops() throws IOException {
		try (InputStream in = StyleOps.class.getResourceAsStream("/ops.yaml")) {
			final List<Map<String, Map<String, Object>>> entries = new Yaml().load(in);
			return entries.stream().map(entry -> entry.get("op")).toList();
		}
	}

	@Test
	void theFourOpsAreThere() throws IOException {
		assertEquals(Set.of("[style.transfer]", "[style.gram]", "[style.features]", "[style.similarity]"), ops().stream()
			.map(op -> op.get("names").toString()).collect(Collectors.toSet()));
		assertEquals(4, ops().size());
	}

	@ParameterizedTest
	@MethodSource("ops")
	void anOpsSourceIsAPublicStaticMethod(final Map<String, Object> op) throws ReflectiveOperationException {
		final Method method = source(op);
		assertTrue(Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()));
		assertTrue(Modifier.isPublic(method.getDeclaringClass().getModifiers()));
		assertEquals(List.of("style." + method.getName()), op.get("names"));
	}

	@ParameterizedTest
	@MethodSource("ops")
	void anOpsParametersAreThoseOfTheMethod(final Map<String, Object> op) throws ReflectiveOperationException {
		final Method method = source(op);
		final List<Map<String, Object>> said = parameters(op);
		final Map<String, Object> output = said.get(said.size() - 1);
		assertEquals(method.getParameterCount() + 1, said.size());
		assertEquals("OUTPUT", output.get("parameter type"));
		assertEquals(method.getGenericReturnType().getTypeName(), output.get("type"));
		final Parameter[] there = method.getParameters();
		for (int i = 0; i < there.length; i++) {
			assertEquals("INPUT", said.get(i).get("parameter type"));
			assertEquals(there[i].getParameterizedType().getTypeName(), said.get(i).get("type"));
			assertFalse(said.get(i).get("description").toString().isBlank());
		}
	}

	@ParameterizedTest
	@MethodSource("ops")
	void whatMayBeLeftOutComesLastAndMayBeNull(final Map<String, Object> op) throws ReflectiveOperationException {
		final Class<?>[] types = source(op).getParameterTypes();
		final List<Map<String, Object>> said = parameters(op);
		for (int i = 0; i < types.length; i++) {
			final boolean nullable = (boolean) said.get(i).get("nullable");
			assertFalse(nullable && types[i].isPrimitive());
			if (i > 0) assertTrue(nullable || !(boolean) said.get(i - 1).get("nullable"));
		}
		assertTrue((boolean) said.get(types.length - 1).get("nullable"));
		assertEquals("network", said.get(types.length - 1).get("name"));
	}

	@ParameterizedTest
	@MethodSource("ops")
	void theVersionIsThatOfTheProject(final Map<String, Object> op) {
		assertTrue(op.get("version").toString().matches("\\d+\\.\\d+\\.\\d+.*"), op.get("version").toString());
	}

	@Test
	void theOtherProcessorStillListsThePlugins() throws IOException {
		final StringBuilder index = new StringBuilder();
		for (final URL url : Collections.list(StyleOps.class.getClassLoader().getResources(
			"META-INF/json/org.scijava.plugin.Plugin")))
		{
			try (InputStream in = url.openStream()) {
				index.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		assertTrue(index.toString().contains(StyleTransferCommand.class.getName()));
	}

	private static Method source(final Map<String, Object> op) throws ReflectiveOperationException {
		final URI uri = URI.create(op.get("source").toString());
		assertEquals("javaMethod", uri.getScheme());
		final Matcher parts = SOURCE.matcher(uri.getPath());
		assertTrue(parts.matches(), uri.getPath());
		final String[] names = parts.group(3).split(",");
		final Class<?>[] types = new Class<?>[names.length];
		for (int i = 0; i < names.length; i++) {
			types[i] = Class.forName(names[i]);
		}
		return Class.forName(parts.group(1)).getMethod(parts.group(2), types);
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> parameters(final Map<String, Object> op) {
		return (List<Map<String, Object>>) op.get("parameters");
	}
}
