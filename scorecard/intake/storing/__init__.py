"""What was read on its way into the store: identity, versions, answers, status words, remembered shapes."""
