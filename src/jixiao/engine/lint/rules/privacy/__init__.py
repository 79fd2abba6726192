"""P 个人信息: numbers, addresses and names that must not be disclosed."""

from jixiao.engine.lint.rule import Rule
from jixiao.engine.lint.rules.privacy import (
    p801_identity_number,
    p802_mobile_phone,
    p803_bank_card,
    p804_home_address,
    p805_minors,
    p806_patients,
    p807_list_of_recipients,
    p808_document_number,
)

RULES: tuple[Rule, ...] = (
    p801_identity_number.check,
    p802_mobile_phone.check,
    p803_bank_card.check,
    p804_home_address.check,
    p805_minors.check,
    p806_patients.check,
    p807_list_of_recipients.check,
    p808_document_number.check,
)
